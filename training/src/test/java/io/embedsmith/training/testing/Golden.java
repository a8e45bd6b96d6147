package io.embedsmith.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/** Results of other programs; {@code src/test/golden} says how they were made. */
public final class Golden {
    private Golden() {}

    /** The file of a name. */
    public static JsonNode read(String name) {
        try (InputStream content = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))) {
            return JsonMapper.builder().build().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of numbers, however deep. */
    public static float[] floats(JsonNode numbers) {
        if (!numbers.isArray()) {
            return new float[] {numbers.floatValue()};
        }
        float[] all = new float[0];
        for (JsonNode part : numbers) {
            float[] more = floats(part);
            float[] joined = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, joined, all.length, more.length);
            all = joined;
        }
        return all;
    }
}
