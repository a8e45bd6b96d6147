package io.embedsmith.training.merge;

import java.util.Arrays;

/** What becomes of coefficients that do not sum to 1. */
public enum SumRule {
    /** They are refused: a mean whose shares are not whole shrinks or blows up every tensor, and is nearly always a slip. */
    ONE,
    /** They are divided by their sum. */
    NORMALIZE,
    /** They are taken as they are. */
    ANY;

    /** Room for coefficients like 0.333,0.333,0.334 and the rounding of their sum. */
    private static final double TOLERANCE = 1e-6;

    /** The coefficients that count. */
    double[] apply(double... coefficients) {
        double sum = Arrays.stream(coefficients).sum();
        return switch (this) {
            case ONE -> {
                if (Math.abs(sum - 1) > TOLERANCE) {
                    throw new UnmergeableException(
                            "the coefficients " + Arrays.toString(coefficients) + " sum to " + sum
                                    + ", not to 1; correct them, or have them divided by their sum (--normalize) or taken as they are (--any-sum)");
                }
                yield coefficients.clone();
            }
            case NORMALIZE -> {
                if (Math.abs(sum) < TOLERANCE) {
                    throw new UnmergeableException("the coefficients " + Arrays.toString(coefficients) + " sum to "
                            + sum + " and cannot be divided by that; change them");
                }
                yield Arrays.stream(coefficients).map(value -> value / sum).toArray();
            }
            case ANY -> coefficients.clone();
        };
    }
}
