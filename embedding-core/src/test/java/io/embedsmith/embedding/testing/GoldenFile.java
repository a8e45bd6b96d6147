package io.embedsmith.embedding.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Ids and vectors that other programs gave; the file says which, and when. */
public final class GoldenFile {
    private final JsonNode root;

    private GoldenFile(JsonNode root) {
        this.root = root;
    }

    /** Reads a resource. */
    public static GoldenFile read(String resource) {
        try (InputStream content = Objects.requireNonNull(GoldenFile.class.getResourceAsStream(resource), resource)) {
            return new GoldenFile(JsonMapper.builder().build().readTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fact about how it was made. */
    public String fact(String name) {
        return root.required(name).asText();
    }

    /** All texts with what is expected of them. */
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : root.required("cases")) {
            cases.add(new Case(
                    TextRole.valueOf(each.required("role").asText().toUpperCase(Locale.ROOT)),
                    each.required("text").asText().repeat(each.path("repeat").asInt(1)),
                    numbers(each.required("ids")),
                    vector(each.required("vector"))));
        }
        return cases;
    }

    private static List<Long> numbers(JsonNode array) {
        List<Long> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asLong()));
        return numbers;
    }

    private static DenseVector vector(JsonNode array) {
        float[] components = new float[array.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = array.get(i).floatValue();
        }
        return DenseVector.copyOf(components);
    }

    /**
     * One text.
     *
     * @param ids with instruction and special tokens, cut to the model's limit
     * @param vector expected
     */
    public record Case(TextRole role, String text, List<Long> ids, DenseVector vector) {

        /** The text's beginning, to name it in a failure. */
        @Override
        public String toString() {
            return role + " '" + text.substring(0, Math.min(24, text.length())) + "' (" + text.length() + ")";
        }
    }
}
