package io.embedsmith.evaluation.classification;

/** Share of the items of a class that were found, averaged over the classes. */
public final class Recall {
    private Recall() {}

    /** In [0, 1]. */
    public static double of(ClassCounts counts, Averaging averaging) {
        return averaging.of(counts, counts::recall);
    }
}
