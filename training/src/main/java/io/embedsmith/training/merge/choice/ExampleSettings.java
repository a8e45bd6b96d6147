package io.embedsmith.training.merge.choice;

/**
 * How examples become coefficients; the values of LM-Cocktail unless told otherwise.
 *
 * @param temperature by which losses are divided; a small one gives nearly all to the model with the least loss
 * @param batchSize queries whose passages are negatives of each other
 * @param negatives of its own that a query has at most
 * @param seed of the draw of negatives where an example has more
 */
public record ExampleSettings(double temperature, int batchSize, int negatives, long seed) {
    /** Those of LM-Cocktail 0.0.5, and a seed, which it has not. */
    public static final ExampleSettings DEFAULT = new ExampleSettings(5, 2, 7, 42);

    public ExampleSettings {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("the temperature is " + temperature + "; a number above 0 is needed");
        }
        if (batchSize < 1 || negatives < 0) {
            throw new IllegalArgumentException("a batch of " + batchSize + " queries with " + negatives
                    + " negatives each; at least 1 query and 0 negatives are needed");
        }
    }
}
