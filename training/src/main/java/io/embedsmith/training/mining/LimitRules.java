package io.embedsmith.training.mining;

import java.util.Optional;

/**
 * The limits of scores for one example.
 *
 * @param reference lowest score of its positives
 */
record LimitRules(ScoreLimits limits, double reference) {

    Optional<DropRule> rule(double score) {
        if (limits.absoluteMargin().isPresent()
                && score + limits.absoluteMargin().getAsDouble() > reference) {
            return Optional.of(DropRule.ABSOLUTE_MARGIN);
        }
        if (limits.relativeMargin().isPresent()
                && score
                        > reference
                                - Math.abs(reference) * limits.relativeMargin().getAsDouble()) {
            return Optional.of(DropRule.RELATIVE_MARGIN);
        }
        if (limits.max().isPresent() && score > limits.max().getAsDouble()) {
            return Optional.of(DropRule.MAX_SCORE);
        }
        if (limits.min().isPresent() && score < limits.min().getAsDouble()) {
            return Optional.of(DropRule.MIN_SCORE);
        }
        return Optional.empty();
    }
}
