package io.embedsmith.evaluation.learning;

/**
 * A length along a direction.
 *
 * @param step how far
 * @param value of the function there
 * @param slope along the direction there
 */
record Trial(double step, double value, double slope) {

    /** The same against another baseline, which falls with {@code slope}. */
    Trial above(double baseline) {
        return new Trial(step, value - step * baseline, slope - baseline);
    }
}
