package io.embedsmith.evaluation.distribution;

import java.util.Arrays;

/** Quantiles of a list of numbers, by linear interpolation between neighbours, as NumPy does unless told otherwise. */
public final class Quantiles {
    private final double[] ascending;

    private Quantiles(double[] ascending) {
        this.ascending = ascending;
    }

    /**
     * Sorts a copy.
     *
     * @throws IllegalArgumentException if there is no number, or one is NaN
     */
    public static Quantiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are no values; at least 1 is needed for quantiles");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) { // NaN sorts last
            throw new IllegalArgumentException("a value is NaN; only numbers have quantiles");
        }
        return new Quantiles(sorted);
    }

    /** The value that the share {@code q} of all lies below, {@code q} in [0, 1]. */
    public double at(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("the quantile asked for is " + q + "; 0 to 1 is allowed");
        }
        double place = q * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
