package io.embedsmith.evaluation.classification;

/** Harmonic mean of precision and recall of a class, averaged over the classes. */
public final class F1 {
    private F1() {}

    /** In [0, 1]. */
    public static double of(ClassCounts counts, Averaging averaging) {
        return averaging.of(counts, counts::f1);
    }
}
