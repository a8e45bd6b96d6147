package io.embedsmith.evaluation.correlation;

/** Rank correlation, as {@code scipy.stats.spearmanr}: Pearson's of the ranks, equal values sharing the mean rank. */
public final class Spearman {
    private Spearman() {}

    /** Of two series of one length, at least 2. */
    public static Correlation of(double[] first, double[] second) {
        return Pearson.of(Ranks.of(first), Ranks.of(second));
    }
}
