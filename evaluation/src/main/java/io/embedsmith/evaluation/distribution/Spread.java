package io.embedsmith.evaluation.distribution;

/**
 * Where a list of scores lies.
 *
 * @param count how many
 * @param mean summed in their order
 */
public record Spread(
        int count, double mean, double min, double q05, double q25, double median, double q75, double q95, double max) {

    static Spread of(double... scores) {
        Quantiles quantiles = Quantiles.of(scores);
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return new Spread(
                scores.length,
                sum / scores.length,
                quantiles.at(0),
                quantiles.at(0.05),
                quantiles.at(0.25),
                quantiles.at(0.5),
                quantiles.at(0.75),
                quantiles.at(0.95),
                quantiles.at(1));
    }
}
