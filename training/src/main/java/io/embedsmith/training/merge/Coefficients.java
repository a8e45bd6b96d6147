package io.embedsmith.training.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** How much each model counts: for all tensors, and for some layers otherwise. */
public final class Coefficients {
    private final List<Double> all;
    private final SequencedMap<LayerSelector, List<Double>> layers;

    private Coefficients(List<Double> all, SequencedMap<LayerSelector, List<Double>> layers) {
        this.all = List.copyOf(all);
        this.layers = layers;
        for (double coefficient : all) {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("a coefficient is " + coefficient + "; a finite number is needed");
            }
        }
    }

    /** One for each model, in their order. */
    public static Coefficients of(double... values) {
        return new Coefficients(Arrays.stream(values).boxed().toList(), new LinkedHashMap<>());
    }

    /** The same for each of so many models. */
    public static Coefficients equal(int models) {
        double[] values = new double[models];
        Arrays.fill(values, 1.0 / models);
        return of(values);
    }

    /**
     * The same, but for some layers others; where several select a tensor, the last one counts.
     *
     * @throws IllegalArgumentException if there are more or fewer than for the other layers
     */
    public Coefficients with(LayerSelector selector, double... values) {
        if (values.length != all.size()) {
            throw new IllegalArgumentException("layers " + selector + " have " + values.length + " coefficients, "
                    + all.size() + " are needed, one for each model");
        }
        SequencedMap<LayerSelector, List<Double>> more = new LinkedHashMap<>(layers);
        more.putLast(selector, Arrays.stream(values).boxed().toList());
        return new Coefficients(all, more);
    }

    /** Those that count under a rule for their sum. */
    Coefficients under(SumRule rule) {
        SequencedMap<LayerSelector, List<Double>> ruled = new LinkedHashMap<>();
        layers.forEach((selector, values) -> ruled.put(selector, list(rule.apply(array(values)))));
        return new Coefficients(list(rule.apply(array(all))), ruled);
    }

    /** Those of a tensor. */
    List<Double> of(String tensor) {
        List<Double> found = all;
        for (Map.Entry<LayerSelector, List<Double>> entry : layers.entrySet()) {
            found = entry.getKey().selects(tensor) ? entry.getValue() : found;
        }
        return found;
    }

    /** Those of the tensors that no selector names. */
    public List<Double> values() {
        return all;
    }

    /** The exceptions as they are written, empty if there are none. */
    String exceptions() {
        List<String> texts = new ArrayList<>();
        layers.forEach((selector, values) -> texts.add(" layers " + selector + "="
                + values.stream().map(String::valueOf).collect(Collectors.joining(","))));
        return String.join("", texts);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
