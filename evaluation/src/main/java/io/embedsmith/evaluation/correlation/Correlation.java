package io.embedsmith.evaluation.correlation;

/**
 * A coefficient and how surprising it is.
 *
 * @param coefficient in [-1, 1]; NaN when one of the series is constant
 * @param pValue two-sided: how likely a coefficient at least that far from 0 is without any relation; NaN with the
 *     coefficient
 */
public record Correlation(double coefficient, double pValue) {
    /** Of a series that is constant. */
    static final Correlation UNDEFINED = new Correlation(Double.NaN, Double.NaN);

    /** Whether neither series is constant. */
    public boolean isDefined() {
        return !Double.isNaN(coefficient);
    }
}
