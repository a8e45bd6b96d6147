package io.embedsmith.evaluation.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a protocol found on one split of one subset.
 *
 * @param metrics in order, under the names of MTEB's result files, such as {@code cosine_spearman}; rounded only where
 *     MTEB does so before it writes the file, which rounds all to 6 decimals
 * @param items what two systems are compared by
 */
public record TaskScores(SequencedMap<String, MetricValue> metrics, Items items) {

    public TaskScores {
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }

    /**
     * A metric that is one number.
     *
     * @throws IllegalArgumentException if there is none of that name, telling which there are
     */
    public double scalar(String name) {
        if (metrics.get(name) instanceof MetricValue.Scalar(double value)) {
            return value;
        }
        throw new IllegalArgumentException("the task has no score '" + name + "'; it has "
                + metrics.entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof MetricValue.Scalar)
                        .map(entry -> entry.getKey())
                        .toList());
    }
}
