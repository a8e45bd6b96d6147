package io.embedsmith.training.mining;

import java.util.OptionalDouble;

/**
 * What a negative may score. The reference is the lowest score of the query's positives, p.
 *
 * @param max above it a passage is dropped
 * @param min below it a passage is dropped
 * @param absoluteMargin a passage is dropped if its score plus the margin is above p
 * @param relativeMargin a passage is dropped if its score is above p − |p|·margin
 */
public record ScoreLimits(
        OptionalDouble max, OptionalDouble min, OptionalDouble absoluteMargin, OptionalDouble relativeMargin) {
    /** Everything is allowed. */
    public static final ScoreLimits NONE = new ScoreLimits(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public ScoreLimits {
        requireMargin("absolute", absoluteMargin);
        requireMargin("relative", relativeMargin);
        if (max.isPresent() && min.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            throw new IllegalArgumentException("the lowest score allowed is " + min.getAsDouble()
                    + ", above the highest, " + max.getAsDouble() + "; nothing would be left");
        }
    }

    private static void requireMargin(String kind, OptionalDouble margin) {
        if (margin.isPresent() && !(margin.getAsDouble() >= 0 && margin.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the " + kind + " margin is " + margin.getAsDouble() + "; 0 or more is needed");
        }
    }
}
