package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks metadata: strings, numbers, booleans, or lists of strings. */
public final class MetadataMapping {
    private static final int MAX_FIELDS = 64;
    private static final int MAX_NAME = 128;
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_LIST = 256;

    private MetadataMapping() {}

    /** The metadata as it is, or {@code invalid-request} naming the field. */
    public static Map<String, Object> checked(@Nullable Map<String, @Nullable Object> metadata) {
        if (metadata == null) {
            return Map.of();
        }
        if (metadata.size() > MAX_FIELDS) {
            throw refused("metadata has " + metadata.size() + " fields; " + MAX_FIELDS + " are allowed");
        }
        Map<String, Object> result = new java.util.TreeMap<>();
        metadata.forEach((field, value) -> result.put(checkedName(field), checkedValue(field, value)));
        return result;
    }

    private static String checkedName(String field) {
        if (field.isBlank() || field.length() > MAX_NAME || field.equals("document.key")) {
            throw refused("metadata field '" + field.substring(0, Math.min(field.length(), MAX_NAME))
                    + "' is not allowed: 1 to " + MAX_NAME + " characters, and not 'document.key'");
        }
        return Requests.storable("metadata field name", field);
    }

    private static Object checkedValue(String field, @Nullable Object value) {
        return switch (value) {
            case String text -> checkedText(field, text);
            case Boolean truth -> truth;
            case Number number when Double.isFinite(number.doubleValue()) -> number;
            case List<?> list
            when list.size() <= MAX_LIST && list.stream().allMatch(String.class::isInstance) -> {
                list.forEach(item -> checkedText(field, (String) item));
                yield list;
            }
            case null, default ->
                throw refused("metadata field '" + field
                        + "' is neither a string, a finite number, a boolean nor a list of up to " + MAX_LIST
                        + " strings");
        };
    }

    private static String checkedText(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw refused("metadata field '" + field + "' has " + text.length() + " characters; " + MAX_TEXT
                    + " are allowed");
        }
        return Requests.storable(field, text);
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCode.INVALID_REQUEST, message);
    }
}
