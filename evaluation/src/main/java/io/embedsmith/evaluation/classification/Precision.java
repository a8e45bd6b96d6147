package io.embedsmith.evaluation.classification;

/** Share of right ones among the predictions of a class, averaged over the classes. */
public final class Precision {
    private Precision() {}

    /** In [0, 1]. */
    public static double of(ClassCounts counts, Averaging averaging) {
        return averaging.of(counts, counts::precision);
    }
}
