package io.embedsmith.retrieval.extract.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One line's JSON. */
final class JsonLine {
    private static final List<String> KEYS = List.of("_id", "id", "key", "docid");
    private static final List<String> TEXTS = List.of("text", "contents", "content", "body");
    private static final Set<String> RESERVED =
            Set.of("_id", "id", "key", "docid", "title", "text", "contents", "content", "body", "metadata");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(JsonLinesReader.MAX_LINE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonLine() {}

    static JsonLinesEntry parse(String name, long line, byte[] bytes) {
        String where = name + ", line " + line;
        JsonNode node;
        try {
            node = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", ""));
        } catch (CharacterCodingException e) {
            return new JsonLinesEntry.Malformed(line, where + " is not UTF-8; convert the file");
        } catch (JsonProcessingException e) {
            return new JsonLinesEntry.Malformed(line, where + " is not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            return new JsonLinesEntry.Malformed(line, where + " is not a JSON object; each line is one document");
        }
        Optional<String> text = string(node, TEXTS);
        if (text.isEmpty()) {
            return new JsonLinesEntry.Malformed(
                    line, where + " has no field \"text\" that is a string; it holds what is searched");
        }
        return new JsonLinesEntry.Document(
                line, string(node, KEYS), string(node, List.of("title")).orElse(""), text.get(), metadata(node));
    }

    /** The first of the fields that is a string or, for keys, a number. */
    private static Optional<String> string(JsonNode node, List<String> fields) {
        return fields.stream()
                .map(node::path)
                .filter(value -> value.isTextual() || value.isIntegralNumber())
                .map(JsonNode::asText)
                .findFirst();
    }

    private static Map<String, Object> metadata(JsonNode node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        node.path("metadata").properties().forEach(field -> put(fields, field));
        node.properties().stream()
                .filter(field -> !RESERVED.contains(field.getKey()))
                .forEach(field -> put(fields, field));
        return fields;
    }

    private static void put(Map<String, Object> fields, Map.Entry<String, JsonNode> field) {
        value(field.getValue()).ifPresent(value -> fields.putIfAbsent(field.getKey(), value));
    }

    private static Optional<Object> value(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Optional.of(value.textValue());
            case BOOLEAN -> Optional.of(value.booleanValue());
            case NUMBER -> Double.isFinite(value.doubleValue()) ? Optional.of(value.numberValue()) : Optional.empty();
            case ARRAY -> strings(value);
            case OBJECT, NULL, MISSING, BINARY, POJO -> Optional.empty();
        };
    }

    private static Optional<Object> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.isTextual()) {
                return Optional.empty();
            }
            values.add(value.textValue());
        }
        return Optional.of(List.copyOf(values));
    }
}
