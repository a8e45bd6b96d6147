package io.embedsmith.evaluation.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What two systems are compared by, pair by pair, on the same data. */
public sealed interface Items {

    /**
     * A score of each item, whose mean is the metric (or nearly: the mean of F1 over classes is none over texts).
     *
     * @param ids names of the items, in order: query ids, or places counted from 0
     * @param byMetric metric to the scores of all items
     */
    record Scores(List<String> ids, SequencedMap<String, List<Double>> byMetric) implements Items {

        public Scores {
            ids = List.copyOf(ids);
            byMetric = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byMetric));
            int items = ids.size();
            byMetric.forEach((metric, scores) -> requireSize(metric, scores.size(), items));
        }
    }

    /**
     * What was predicted for each pair beside what people say: the metric, a correlation or AP, is only defined on all of
     * them together.
     *
     * @param byMeasure name of the similarity, such as {@code cosine}, to the prediction for each pair
     * @param gold what people say of each pair
     */
    record Pairs(SequencedMap<String, List<Double>> byMeasure, List<Double> gold) implements Items {

        public Pairs {
            byMeasure = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byMeasure));
            gold = List.copyOf(gold);
            int pairs = gold.size();
            byMeasure.forEach((measure, predicted) -> requireSize(measure, predicted.size(), pairs));
        }
    }

    /** How many there are. */
    static int size(Items items) {
        return switch (items) {
            case Scores scores -> scores.ids().size();
            case Pairs pairs -> pairs.gold().size();
        };
    }

    private static void requireSize(String name, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException(
                    name + " has " + size + " values for " + expected + " items; each needs one");
        }
    }
}
