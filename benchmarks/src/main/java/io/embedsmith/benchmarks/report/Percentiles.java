package io.embedsmith.benchmarks.report;

import java.util.Arrays;

/** Percentiles of measured values, by the nearest rank: always a value that was measured. */
public final class Percentiles {
    private final double[] sorted;

    private Percentiles(double[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException if there is no value */
    public static Percentiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are 0 values; a percentile needs at least 1");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** Smallest value that at least {@code percent} of 100 values do not exceed. */
    public double at(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent is " + percent + "; more than 0, up to 100 are allowed");
        }
        return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }

    /** The middle value; of an even number, the mean of the middle two. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
