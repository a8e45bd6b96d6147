package io.embedsmith.evaluation.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every cut that the scores allow: one at each distinct score, so that equal scores are kept or dropped together. Choosing
 * looks at the data once and is exact for it; on other data of the same kind the threshold reaches about the same.
 */
public final class Thresholds {
    private static final Comparator<Threshold> BY_PRECISION =
            Comparator.comparingDouble(Threshold::precision).thenComparingDouble(Threshold::recall);
    private static final Comparator<Threshold> BY_RECALL =
            Comparator.comparingDouble(Threshold::recall).thenComparingDouble(Threshold::precision);
    private static final Comparator<Threshold> BY_F1 =
            Comparator.comparingDouble(Threshold::f1).thenComparingDouble(Threshold::value);

    /** From the highest score down. */
    private final List<Threshold> cuts;

    private Thresholds(List<Threshold> cuts) {
        this.cuts = cuts;
    }

    /** Of scores. */
    public static Thresholds of(LabelledScores scores) {
        double[] positives = scores.positives();
        double[] negatives = scores.negatives();
        Arrays.sort(positives);
        Arrays.sort(negatives);
        List<Threshold> cuts = new ArrayList<>();
        int positive = positives.length;
        int negative = negatives.length;
        while (positive > 0 || negative > 0) {
            double value = Math.max(
                    positive > 0 ? positives[positive - 1] : Double.NEGATIVE_INFINITY,
                    negative > 0 ? negatives[negative - 1] : Double.NEGATIVE_INFINITY);
            while (positive > 0 && positives[positive - 1] == value) {
                positive--;
            }
            while (negative > 0 && negatives[negative - 1] == value) {
                negative--;
            }
            cuts.add(new Threshold(value, positives.length - positive, negatives.length - negative, positives.length));
        }
        return new Thresholds(List.copyOf(cuts));
    }

    /** All, from the highest down. */
    public List<Threshold> all() {
        return cuts;
    }

    /**
     * The best that reaches the goal.
     *
     * @throws UnreachableThresholdException if none does, telling how far one gets
     */
    public Threshold reaching(ThresholdGoal goal) {
        return switch (goal) {
            case ThresholdGoal.Precision(double atLeast) ->
                where(cut -> cut.precision() >= atLeast)
                        .max(BY_RECALL)
                        .orElseThrow(() -> new UnreachableThresholdException(goal, best(BY_PRECISION)));
            // The lowest cut keeps every positive, so that any recall is reached.
            case ThresholdGoal.Recall(double atLeast) ->
                where(cut -> cut.recall() >= atLeast).max(BY_PRECISION).orElseThrow();
            case ThresholdGoal.BestF1() -> best(BY_F1);
        };
    }

    private Stream<Threshold> where(Predicate<Threshold> predicate) {
        return cuts.stream().filter(predicate);
    }

    private Threshold best(Comparator<Threshold> order) {
        return cuts.stream().max(order).orElseThrow();
    }
}
