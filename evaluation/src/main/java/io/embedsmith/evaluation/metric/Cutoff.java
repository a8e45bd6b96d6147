package io.embedsmith.evaluation.metric;

/** The k of a metric. */
final class Cutoff {
    private Cutoff() {}

    static void require(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; a metric looks at 1 rank or more");
        }
    }
}
