package io.embedsmith.api.rest.every;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** JSON bodies, and what may be done to them. */
final class Bodies {
    private static final ObjectMapper JSON = JsonMapper.builder()
            // Half of a surrogate pair has no bytes in UTF-8, only an escape.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final String MARK = "here comes the bad value";

    private Bodies() {}

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The body with {@code raw} in the place of what was at {@code pointer}, whether that is JSON or not. */
    static String with(String body, String pointer, String raw) {
        JsonNode tree = parse(body);
        JsonPointer place = JsonPointer.compile(pointer);
        String last = place.last().getMatchingProperty();
        switch (tree.at(place.head())) {
            case ObjectNode object -> object.put(last, MARK);
            case ArrayNode array -> array.set(Integer.parseInt(last), MARK);
            default -> throw new IllegalArgumentException(pointer);
        }
        return write(tree).replace('"' + MARK + '"', raw);
    }

    static List<String> fields(String body) {
        return parse(body).propertyStream().map(Map.Entry::getKey).toList();
    }

    /** The body with one more field at the start, whatever stands in it. */
    static String andField(String body, String name, String raw) {
        return "{" + write(name) + ": " + raw + ", " + body.substring(1);
    }
}
