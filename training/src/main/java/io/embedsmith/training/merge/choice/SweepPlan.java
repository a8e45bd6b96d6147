package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.EncoderSettings;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.MergeMethod;
import io.embedsmith.training.merge.MergeRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which mixtures are looked at.
 *
 * @param tuned directory of the model that learned the target
 * @param base directory of the model that it was tuned from
 * @param method how they are merged; the coefficient is that of the tuned model
 * @param steps how many coefficients from 0 to 1, both included
 */
public record SweepPlan(Path tuned, Path base, MergeMethod method, int steps) {
    private static final int MOST_STEPS = 101;
    private static final int LONGEST_NAME = 80;

    public SweepPlan {
        if (steps < 2 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a sweep of " + steps + " steps; 2 (both models) to " + MOST_STEPS + " are allowed");
        }
    }

    /** The coefficients of the tuned model, from 0 to 1. */
    public List<Double> coefficients() {
        return IntStream.range(0, steps).mapToObj(step -> step / (steps - 1.0)).toList();
    }

    /** The merge with a coefficient. */
    public MergeRequest at(double coefficient) {
        if (method.needsBase()) {
            return new MergeRequest(List.of(tuned), Coefficients.of(coefficient), method, Optional.of(base));
        }
        // In decimal, so that beside 0.9 there is 0.1.
        double rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(coefficient)).doubleValue();
        return new MergeRequest(List.of(tuned, base), Coefficients.of(coefficient, rest), method, Optional.empty());
    }

    /** Whether the mixture with the coefficient 1 is the tuned model; a method that drops changes ends elsewhere. */
    boolean endsAtTuned() {
        return !method.needsBase();
    }

    /** Name of the tuned model. */
    ModelId tunedId() {
        return EncoderSettings.read(tuned).id();
    }

    /** Name of the base. */
    ModelId baseId() {
        return EncoderSettings.read(base).id();
    }

    /** What the mixture is called while it is measured. */
    ModelId idAt(double coefficient) {
        String name = tunedId().value();
        return new ModelId(name.substring(0, Math.min(LONGEST_NAME, name.length())) + "-" + label(coefficient));
    }

    /** A coefficient in so few digits that no two of a sweep look the same. */
    static String label(double coefficient) {
        return BigDecimal.valueOf(Math.round(coefficient * 1_000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
