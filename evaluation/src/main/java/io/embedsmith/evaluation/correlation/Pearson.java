package io.embedsmith.evaluation.correlation;

import org.apache.commons.statistics.distribution.TDistribution;

/** Linear correlation, as {@code scipy.stats.pearsonr}. */
public final class Pearson {
    private Pearson() {}

    /** Of two series of one length, at least 2. */
    public static Correlation of(double[] first, double[] second) {
        requireSameLength(first, second);
        double[] x = centred(first);
        double[] y = centred(second);
        double normX = norm(x);
        double normY = norm(y);
        if (isConstant(first) || isConstant(second) || normX == 0 || normY == 0) {
            return Correlation.UNDEFINED;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] / normX) * (y[i] / normY);
        }
        double coefficient = Math.clamp(sum, -1, 1);
        return new Correlation(coefficient, pValue(coefficient, x.length));
    }

    /**
     * Under no relation t = r · sqrt(n - 2) / sqrt(1 - r²) has Student's distribution with n - 2 degrees of freedom; the
     * same as the beta distribution of r that SciPy uses.
     */
    private static double pValue(double coefficient, int n) {
        if (n == 2 || Math.abs(coefficient) == 1) {
            return n == 2 ? 1 : 0;
        }
        double t = Math.abs(coefficient) * Math.sqrt((n - 2) / ((1 + coefficient) * (1 - coefficient)));
        return 2 * TDistribution.of(n - 2).survivalProbability(t);
    }

    private static double[] centred(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private static double norm(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static boolean isConstant(double... values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static void requireSameLength(double[] first, double[] second) {
        if (first.length != second.length || first.length < 2) {
            throw new IllegalArgumentException("the series have " + first.length + " and " + second.length
                    + " numbers; two of one length, 2 or more, can be correlated");
        }
    }
}
