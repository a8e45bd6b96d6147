package io.embedsmith.evaluation.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a threshold reaches on data that did not choose it: each part of the data in turn is cut where the other parts say. That
 * is what to expect of new data of the same kind.
 *
 * @param kept positives and negatives that are kept
 * @param right positives that are kept
 * @param positives all positives
 */
public record HeldOutThreshold(long kept, long right, long positives) {

    /** Scores that are held out together; either list may be empty. */
    public record Part(List<Double> positives, List<Double> negatives) {}

    /** Holds out each part once. */
    public static HeldOutThreshold of(List<Part> parts, ThresholdGoal goal) {
        long kept = 0;
        long right = 0;
        long positives = 0;
        for (int held = 0; held < parts.size(); held++) {
            Part part = parts.get(held);
            positives += part.positives().size();
            OptionalDouble cut = chosen(without(parts, held), goal);
            if (cut.isPresent()) {
                long found = atLeast(part.positives(), cut.getAsDouble());
                right += found;
                kept += found + atLeast(part.negatives(), cut.getAsDouble());
            }
        }
        return new HeldOutThreshold(kept, right, positives);
    }

    /** The threshold that these parts choose; empty where they cannot, or none reaches the goal. */
    public static OptionalDouble chosen(List<Part> parts, ThresholdGoal goal) {
        try {
            LabelledScores scores = LabelledScores.of(
                    parts.stream().flatMap(part -> part.positives().stream()).toList(),
                    parts.stream().flatMap(part -> part.negatives().stream()).toList());
            return OptionalDouble.of(Thresholds.of(scores).reaching(goal).value());
        } catch (UnusableScoresException | UnreachableThresholdException e) {
            return OptionalDouble.empty();
        }
    }

    private static List<Part> without(List<Part> parts, int held) {
        List<Part> others = new ArrayList<>(parts);
        others.remove(held);
        return others;
    }

    private static long atLeast(List<Double> scores, double cut) {
        return scores.stream().filter(score -> score >= cut).count();
    }

    /** Share of what is kept that is positive; 1 when nothing is kept. */
    public double precision() {
        return kept == 0 ? 1 : (double) right / kept;
    }

    /** Share of the positives that is kept. */
    public double recall() {
        return positives == 0 ? 0 : (double) right / positives;
    }
}
