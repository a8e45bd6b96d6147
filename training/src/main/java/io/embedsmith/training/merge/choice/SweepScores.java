package io.embedsmith.training.merge.choice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a model reached.
 *
 * @param targets main scores of the target tasks by name
 * @param guards of the guard tasks
 */
public record SweepScores(SequencedMap<String, Double> targets, SequencedMap<String, Double> guards) {

    public SweepScores {
        targets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(targets));
        guards = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(guards));
    }

    /** Mean over the target tasks. */
    public double target() {
        return mean(targets);
    }

    /** Mean over the guard tasks. */
    public double guard() {
        return mean(guards);
    }

    /** At least as good in both means, and better in one. */
    boolean dominates(SweepScores other) {
        boolean noWorse = target() >= other.target() && guard() >= other.guard();
        return noWorse && (target() > other.target() || guard() > other.guard());
    }

    private static double mean(SequencedMap<String, Double> scores) {
        return scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
