package io.embedsmith.evaluation.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A value in a JSON file, read with its type checked; a complaint names the file and the way to the value. */
public final class JsonDocument {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;
    private final String way;
    private final JsonNode node;

    private JsonDocument(Path file, String way, JsonNode node) {
        this.file = file;
        this.way = way;
        this.node = node;
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException if it is missing
     * @throws MalformedFileException if it is not JSON
     */
    public static JsonDocument read(Path file) {
        try (Reader reader = TextReader.open(file)) {
            return new JsonDocument(file, "", MAPPER.readTree(reader));
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MalformedFileException(file, line, "this is not JSON (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** JSON text of maps, lists, texts, numbers and nulls; indented. */
    public static String indented(Object value) {
        return text(value, MAPPER);
    }

    /** The same on one line. */
    public static String line(Object value) {
        return text(value, COMPACT);
    }

    private static final JsonMapper COMPACT = new JsonMapper();

    private static String text(Object value, JsonMapper mapper) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers become JSON; this is a bug", e);
        }
    }

    /** The value of a field, which may be missing. */
    public JsonDocument at(String field) {
        JsonNode value = node.path(field);
        return new JsonDocument(file, way.isEmpty() ? field : way + "." + field, value);
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node.isArray();
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** The elements of a list. */
    public List<JsonDocument> elements() {
        if (!node.isArray()) {
            throw wrong("a list");
        }
        List<JsonDocument> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonDocument(file, way + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /** The fields of an object, in order. */
    public Map<String, JsonDocument> fields() {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        Map<String, JsonDocument> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), at(entry.getKey())));
        return fields;
    }

    /** The text. */
    public String text() {
        return optionalText().orElseThrow(() -> wrong("a string"));
    }

    /** Empty when the value is missing, null or no text. */
    public Optional<String> optionalText() {
        return Optional.ofNullable(node.textValue());
    }

    /** The number, if it is one. */
    public OptionalDouble optionalNumber() {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    private MalformedFileException wrong(String needed) {
        String actual = node instanceof MissingNode ? "missing" : "of type " + node.getNodeType();
        return new MalformedFileException(file, 1, "'" + way + "' is " + actual + "; " + needed + " is needed");
    }
}
