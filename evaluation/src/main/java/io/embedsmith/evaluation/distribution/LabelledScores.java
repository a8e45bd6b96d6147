package io.embedsmith.evaluation.distribution;

import java.util.ArrayList;
import java.util.List;

/** Scores of positives and of negatives, all finite, at least one of each. */
public final class LabelledScores {
    private final double[] positives;
    private final double[] negatives;

    private LabelledScores(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /** @throws UnusableScoresException if a list is empty or holds NaN or infinity */
    public static LabelledScores of(List<Double> positives, List<Double> negatives) {
        return new LabelledScores(checked("positive", positives), checked("negative", negatives));
    }

    /**
     * Of pairs with a label each.
     *
     * @param gold above 0 for those that belong together
     */
    public static LabelledScores ofPairs(List<Double> gold, List<Double> predicted) {
        List<Double> positives = new ArrayList<>();
        List<Double> negatives = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            (gold.get(i) > 0 ? positives : negatives).add(predicted.get(i));
        }
        return of(positives, negatives);
    }

    private static double[] checked(String kind, List<Double> scores) {
        if (scores.isEmpty()) {
            throw new UnusableScoresException("there is no score of a " + kind
                    + "; at least 1 positive and 1 negative are needed to tell them apart");
        }
        for (int i = 0; i < scores.size(); i++) {
            if (!Double.isFinite(scores.get(i))) {
                throw new UnusableScoresException("the score of " + kind + " " + i + " (counted from 0) is "
                        + scores.get(i) + "; a finite number is needed");
            }
        }
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A copy, in the order given. */
    double[] positives() {
        return positives.clone();
    }

    /** A copy, in the order given. */
    double[] negatives() {
        return negatives.clone();
    }
}
