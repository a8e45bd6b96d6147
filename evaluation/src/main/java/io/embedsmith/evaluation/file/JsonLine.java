package io.embedsmith.evaluation.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** One line of a JSON Lines file: an object whose fields are read with their types checked. */
public final class JsonLine {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;
    private final FilePlace place;

    private JsonLine(JsonNode object, FilePlace place) {
        this.object = object;
        this.place = place;
    }

    /** @throws MalformedFileException if the current line is not one JSON object */
    public static JsonLine of(TextLines lines) {
        try {
            JsonNode node = READER.readValue(lines.text());
            if (node == null || !node.isObject()) {
                throw lines.malformed("the line is " + kind(node) + "; each line holds one JSON object");
            }
            return new JsonLine(node, lines.place());
        } catch (JsonProcessingException e) {
            throw lines.malformed("the line is not JSON (" + e.getOriginalMessage() + "); each line holds one object");
        }
    }

    /** @throws MalformedFileException if the field is missing, or not a string */
    public String text(String field) {
        return optionalText(field)
                .orElseThrow(() -> place.malformed("field '" + field + "' is missing; a string is needed"));
    }

    /** Empty when the field is missing or null. */
    public Optional<String> optionalText(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw place.malformed("field '" + field + "' is " + kind(node) + "; a string is needed");
        }
        return Optional.of(node.textValue());
    }

    /** The text of a string, number or boolean; empty when the field is missing or null. */
    public Optional<String> optionalScalar(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isValueNode()) {
            throw place.malformed("field '" + field + "' is " + kind(node) + "; a string or a number is needed");
        }
        return Optional.of(node.asText());
    }

    /** @throws MalformedFileException if the field is missing, or no string, number or boolean */
    public String scalar(String field) {
        return optionalScalar(field)
                .orElseThrow(
                        () -> place.malformed("field '" + field + "' is missing; there are " + fields() + "; add it"));
    }

    /** Whether the field holds a list. */
    public boolean isList(String field) {
        return object.path(field).isArray();
    }

    /** Lists of two whole numbers; empty when the field is missing or null. */
    public Optional<List<List<Integer>>> optionalPairs(String field) {
        return optionalArray(field).map(array -> {
            List<List<Integer>> pairs = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                JsonNode pair = array.get(i);
                if (pair.size() != 2 || !pair.path(0).isInt() || !pair.path(1).isInt()) {
                    throw wrongElement(field, i, pair, "a list of two whole numbers");
                }
                pairs.add(List.of(pair.path(0).intValue(), pair.path(1).intValue()));
            }
            return pairs;
        });
    }

    /** Empty when the field is missing or null. */
    public Optional<List<String>> optionalTexts(String field) {
        return elements(field, JsonNode::isTextual, "a string");
    }

    /** The texts of strings and numbers; empty when the field is missing or null. */
    public Optional<List<String>> optionalScalars(String field) {
        return elements(field, node -> node.isTextual() || node.isNumber(), "a string or a number");
    }

    private Optional<List<String>> elements(String field, Predicate<JsonNode> allowed, String needed) {
        return optionalArray(field).map(array -> {
            List<String> texts = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (!allowed.test(array.get(i))) {
                    throw wrongElement(field, i, array.get(i), needed);
                }
                texts.add(array.get(i).asText());
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
        return place.malformed(message);
    }

    /** Empty when the field is missing or null. */
    public Optional<Double> optionalNumber(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        return Optional.of(number(field, node));
    }

    /** Named numbers, in order; empty when the field is missing or null. */
    public Optional<SequencedMap<String, Double>> optionalNumberMap(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        node.properties().forEach(entry -> numbers.put(entry.getKey(), number(entry.getKey(), entry.getValue())));
        return Optional.of(numbers);
    }

    private double number(String field, JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw place.malformed("field '" + field + "' is " + kind(node) + "; a finite number is needed");
        }
        return node.doubleValue();
    }

    /** The line. */
    public FilePlace place() {
        return place;
    }

    /** Names of the fields, in order. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Optional<JsonNode> optionalArray(String field) {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            throw place.malformed("field '" + field + "' is " + kind(node) + "; a list is needed");
        }
        return Optional.of(node);
    }

    private MalformedFileException wrongElement(String field, int index, JsonNode element, String needed) {
        return place.malformed(
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
