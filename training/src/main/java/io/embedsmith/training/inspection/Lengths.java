package io.embedsmith.training.inspection;

import io.embedsmith.evaluation.distribution.Quantiles;
import java.util.Arrays;

/**
 * How long texts are, in tokens.
 *
 * @param texts how many there are
 * @param counted how many of them were looked at, from all over the data
 * @param limit where longer ones are cut
 * @param over how many of those that were looked at are longer
 */
public record Lengths(int texts, int counted, double median, double q95, double longest, int limit, int over) {

    static Lengths of(int texts, int limit, int... tokens) {
        Quantiles quantiles =
                Quantiles.of(Arrays.stream(tokens).asDoubleStream().toArray());
        return new Lengths(texts, tokens.length, quantiles.at(0.5), quantiles.at(0.95), quantiles.at(1), limit, (int)
                Arrays.stream(tokens).filter(count -> count > limit).count());
    }

    /** Of those that were looked at, 0 to 1. */
    public double shareOver() {
        return (double) over / counted;
    }
}
