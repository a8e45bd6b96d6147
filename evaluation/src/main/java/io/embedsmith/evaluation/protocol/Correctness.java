package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** For each text the share of the experiments that got it right: its part of the accuracy. */
final class Correctness {
    private Correctness() {}

    /**
     * Compares by equality.
     *
     * @param gold of each text
     * @param predictions of each experiment, for each text
     */
    static <T> Items of(List<T> gold, List<List<T>> predictions) {
        List<String> ids = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            int text = i;
            long correct = predictions.stream()
                    .filter(predicted -> predicted.get(text).equals(gold.get(text)))
                    .count();
            ids.add(Integer.toString(i));
            shares.add((double) correct / predictions.size());
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("accuracy", shares);
        return new Items.Scores(ids, byMetric);
    }
}
