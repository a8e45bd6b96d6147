package io.embedsmith.evaluation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Numbers that other programs gave; each file says which, in which versions, and when. */
public final class Golden {
    private final JsonNode node;

    private Golden(JsonNode node) {
        this.node = node;
    }

    /** Reads {@code golden/<name>.golden.json}. */
    public static Golden read(String name) {
        String resource = "/golden/" + name + ".golden.json";
        try (InputStream content = Objects.requireNonNull(Golden.class.getResourceAsStream(resource), resource)) {
            return new Golden(JsonMapper.builder().build().readTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Golden get(String name) {
        return new Golden(node.required(name));
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public List<Golden> list(String name) {
        return get(name).elements();
    }

    public List<Golden> elements() {
        List<Golden> all = new ArrayList<>();
        node.forEach(each -> all.add(new Golden(each)));
        return all;
    }

    public String text(String name) {
        return node.required(name).asText();
    }

    public int integer(String name) {
        return node.required(name).asInt();
    }

    public double number(String name) {
        return node.required(name).asDouble();
    }

    public double number() {
        return node.asDouble();
    }

    public double[] numbers(String name) {
        return get(name).numbers();
    }

    public double[] numbers() {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asDouble();
        }
        return values;
    }

    public int[] integers(String name) {
        JsonNode array = node.required(name);
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    public List<String> asTexts() {
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    public List<String> texts(String name) {
        return get(name).asTexts();
    }

    /** Rows of numbers. */
    public double[][] matrix(String name) {
        return list(name).stream().map(Golden::numbers).toArray(double[][]::new);
    }

    /** Rows of numbers as float32. */
    public float[][] rows(String name) {
        double[][] wide = matrix(name);
        float[][] rows = new float[wide.length][];
        for (int i = 0; i < wide.length; i++) {
            rows[i] = new float[wide[i].length];
            for (int j = 0; j < wide[i].length; j++) {
                rows[i][j] = (float) wide[i][j];
            }
        }
        return rows;
    }
}
