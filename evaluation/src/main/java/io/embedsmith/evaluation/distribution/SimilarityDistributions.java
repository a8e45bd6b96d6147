package io.embedsmith.evaluation.distribution;

import java.util.Arrays;

/**
 * How the similarities of positives and negatives lie, and how far they overlap.
 *
 * @param auc chance that a positive scores higher than a negative, a tie counting half; 1 tells them apart without error, 0.5
 *     not at all. Exact, by ranks
 * @param overlap share of each that also lies in the other, over the bins of the histogram: 0 to 1
 */
public record SimilarityDistributions(
        Spread positives, Spread negatives, Histogram histogram, double auc, double overlap) {
    private static final int BINS = 40;

    /** Of scores. */
    public static SimilarityDistributions of(LabelledScores scores) {
        double[] positives = scores.positives();
        double[] negatives = scores.negatives();
        Histogram histogram = Histogram.of(BINS, positives, negatives);
        return new SimilarityDistributions(
                Spread.of(positives), Spread.of(negatives), histogram, auc(positives, negatives), histogram.overlap());
    }

    /** The Mann-Whitney statistic over the number of pairs. Both lists are sorted in place. */
    private static double auc(double[] positives, double[] negatives) {
        Arrays.sort(positives);
        Arrays.sort(negatives);
        int below = 0;
        int upTo = 0;
        double won = 0;
        for (double positive : positives) {
            while (below < negatives.length && negatives[below] < positive) {
                below++;
            }
            while (upTo < negatives.length && negatives[upTo] <= positive) {
                upTo++;
            }
            won += below + (upTo - below) / 2.0;
        }
        return won / positives.length / negatives.length;
    }
}
