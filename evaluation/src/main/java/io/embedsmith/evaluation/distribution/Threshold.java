package io.embedsmith.evaluation.distribution;

/**
 * A cut: what scores {@code value} or more is kept.
 *
 * @param value the lowest score that is kept
 * @param truePositives positives that are kept
 * @param falsePositives negatives that are kept
 * @param positives all positives
 */
public record Threshold(double value, int truePositives, int falsePositives, int positives) {

    /** Share of what is kept that is positive. */
    public double precision() {
        return (double) truePositives / (truePositives + falsePositives);
    }

    /** Share of the positives that is kept. */
    public double recall() {
        return (double) truePositives / positives;
    }

    /** Harmonic mean of both; 0 when no positive is kept. */
    public double f1() {
        return 2.0 * truePositives / (truePositives + falsePositives + positives);
    }
}
