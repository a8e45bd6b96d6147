package io.embedsmith.evaluation.significance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What SciPy and scikit-learn computed; how: {@code golden/significance/PROVENANCE.md}. */
public final class Golden {
    private static final Path FILE = Path.of("src/test/resources/golden/significance/expected.json");

    private Golden() {}

    public static JsonNode of(String name) {
        try {
            return new JsonMapper().readTree(FILE.toFile()).required(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.doubleValue()));
        return numbers;
    }
}
