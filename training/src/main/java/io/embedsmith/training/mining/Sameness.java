package io.embedsmith.training.mining;

import java.util.OptionalDouble;

/**
 * When two texts count as one. Texts that differ in nothing but case, width, white space and punctuation always do.
 *
 * @param passages cosine of two passages from which on they are the same
 * @param queries cosine of two queries from which on they ask the same, so that the positives of one are no negatives of the
 *     other
 */
public record Sameness(OptionalDouble passages, OptionalDouble queries) {
    /** Only by their texts. */
    public static final Sameness OF_TEXT = new Sameness(OptionalDouble.empty(), OptionalDouble.empty());

    public Sameness {
        requireCosine("passages", passages);
        requireCosine("queries", queries);
    }

    private static void requireCosine(String what, OptionalDouble cosine) {
        if (cosine.isPresent() && !(cosine.getAsDouble() > 0 && cosine.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("the cosine from which on " + what + " are the same is "
                    + cosine.getAsDouble() + "; above 0 and up to 1 is allowed");
        }
    }
}
