package io.embedsmith.retrieval.pgvector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.pgvector.filter.JsonPathFilter;
import io.embedsmith.retrieval.pgvector.sql.StoredText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metadata of a document as {@code jsonb}, with the document's key as a field of its own. */
public final class MetadataJson {
    /** Most characters of a document's metadata as JSON: they are kept with each of its passages. */
    public static final int MAX_CHARACTERS = 32_768;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private MetadataJson() {}

    /**
     * Fields in the order of their names, so that equal metadata gives equal text.
     *
     * @throws RetrievalException {@code invalid-request} if a value is of another kind than allowed, or all is too long
     */
    public static String write(DocumentKey key, Map<String, Object> metadata) {
        Map<String, Object> fields = new TreeMap<>();
        metadata.forEach((field, value) -> fields.put(StoredText.of(field), storable(field, value)));
        if (fields.put(JsonPathFilter.DOCUMENT_KEY, key.value()) != null) {
            throw invalid("metadata field '" + JsonPathFilter.DOCUMENT_KEY
                    + "' is the document's key and cannot be set; use another name");
        }
        try {
            String json = JSON.writeValueAsString(fields);
            if (json.length() > MAX_CHARACTERS) {
                throw invalid("the metadata of document '" + key + "' has " + json.length() + " characters as JSON, at"
                        + " most " + MAX_CHARACTERS + " are allowed");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata of document '" + key + "' cannot be written; this is a bug", e);
        }
    }

    /** The fields that the user gave. */
    public static Map<String, Object> read(String json) {
        try {
            Map<String, Object> fields = JSON.readValue(json, FIELDS);
            fields.remove(JsonPathFilter.DOCUMENT_KEY);
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored metadata is no JSON: " + json, e);
        }
    }

    private static Object storable(String field, Object value) {
        return switch (value) {
            case String text -> StoredText.of(text);
            case Boolean truth -> truth;
            case Number number -> number(field, number);
            case List<?> list -> {
                List<String> texts = new ArrayList<>();
                for (Object element : list) {
                    if (!(element instanceof String text)) {
                        throw invalid("metadata field '" + field + "' is a list that holds " + element
                                + "; only texts are allowed in a list");
                    }
                    texts.add(StoredText.of(text));
                }
                yield texts;
            }
            default ->
                throw invalid("metadata field '" + field + "' is a "
                        + value.getClass().getSimpleName()
                        + "; text, number, true, false or a list of texts are allowed");
        };
    }

    private static Number number(String field, Number number) {
        try {
            BigDecimal decimal = new BigDecimal(number.toString());
            if (Math.abs((long) decimal.scale()) + decimal.precision() <= 400) {
                return number;
            }
        } catch (NumberFormatException notFinite) {
            // Falls through to the message below.
        }
        throw invalid(
                "metadata field '" + field + "' is " + number + "; a finite number of at most 400 digits is needed");
    }

    private static RetrievalException invalid(String message) {
        return new RetrievalException(RetrievalException.Kind.INVALID, "invalid-request", message);
    }
}
