package io.embedsmith.evaluation.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a JSON Lines file: an object whose fields are read with their types checked. */
public final class JsonLine {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;
    private final TextLines lines;

    private JsonLine(JsonNode object, TextLines lines) {
        this.object = object;
        this.lines = lines;
    }

    /** @throws MalformedFileException if the current line is not one JSON object */
    public static JsonLine of(TextLines lines) {
        try {
            JsonNode node = READER.readValue(lines.text());
            if (node == null || !node.isObject()) {
                throw lines.malformed("the line is " + kind(node) + "; each line holds one JSON object");
            }
            return new JsonLine(node, lines);
        } catch (JsonProcessingException e) {
            throw lines.malformed("the line is not JSON (" + e.getOriginalMessage() + "); each line holds one object");
        }
    }

    /** @throws MalformedFileException if the field is missing, or not a string */
    public String text(String field) {
        return optionalText(field)
                .orElseThrow(() -> lines.malformed("field '" + field + "' is missing; a string is needed"));
    }

    /** Empty when the field is missing or null. */
    public Optional<String> optionalText(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw lines.malformed("field '" + field + "' is " + kind(node) + "; a string is needed");
        }
        return Optional.of(node.textValue());
    }

    /** Empty when the field is missing or null. */
    public Optional<List<String>> optionalTexts(String field) {
        return optionalArray(field).map(array -> {
            List<String> texts = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (!array.get(i).isTextual()) {
                    throw wrongElement(field, i, array.get(i), "a string");
                }
                texts.add(array.get(i).textValue());
            }
            return texts;
        });
    }

    /** Empty when the field is missing or null. */
    public Optional<List<Double>> optionalNumbers(String field) {
        return optionalArray(field).map(array -> {
            List<Double> numbers = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (!array.get(i).isNumber() || !Double.isFinite(array.get(i).doubleValue())) {
                    throw wrongElement(field, i, array.get(i), "a finite number");
                }
                numbers.add(array.get(i).doubleValue());
            }
            return numbers;
        });
    }

    /** A complaint about the line. */
    public MalformedFileException malformed(String message) {
        return lines.malformed(message);
    }

    private Optional<JsonNode> optionalArray(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            throw lines.malformed("field '" + field + "' is " + kind(node) + "; a list is needed");
        }
        return Optional.of(node);
    }

    private MalformedFileException wrongElement(String field, int index, JsonNode element, String needed) {
        return lines.malformed(
                "element " + index + " of field '" + field + "' is " + kind(element) + "; " + needed + " is needed");
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "the number " + node.asText();
            case BOOLEAN -> "the boolean " + node.asText();
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NULL -> "null";
            case MISSING -> "missing";
            case BINARY -> "binary";
        };
    }
}
