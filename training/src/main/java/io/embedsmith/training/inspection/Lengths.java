package io.embedsmith.training.inspection;

import io.embedsmith.evaluation.distribution.Quantiles;
import java.util.Arrays;

/**
 * How long texts are, in tokens.
 *
 * @param texts how many
 * @param limit where longer ones are cut
 * @param over how many are longer
 */
public record Lengths(int texts, double median, double q95, double longest, int limit, int over) {

    static Lengths of(int limit, int... tokens) {
        Quantiles quantiles =
                Quantiles.of(Arrays.stream(tokens).asDoubleStream().toArray());
        return new Lengths(tokens.length, quantiles.at(0.5), quantiles.at(0.95), quantiles.at(1), limit, (int)
                Arrays.stream(tokens).filter(count -> count > limit).count());
    }
}
