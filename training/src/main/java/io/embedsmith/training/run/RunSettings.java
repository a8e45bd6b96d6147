package io.embedsmith.training.run;

import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.RateFactors;
import java.util.OptionalDouble;

/**
 * How a run goes, whatever is learned.
 *
 * @param layers which layers are trained, and how fast
 * @param maxGradientNorm longer gradients are shortened to it; infinite for never
 * @param averaging how much of the averaged weights stays at each step, such as 0.999; empty for no average
 * @param form what of the model is trained
 * @param seed of the order of examples, the choice of negatives and of what dropout takes
 */
public record RunSettings(
        Pace pace,
        RatePlan rate,
        AdamWSettings optimizer,
        RateFactors layers,
        Dropout dropout,
        double maxGradientNorm,
        OptionalDouble averaging,
        Watch watch,
        TrainingForm form,
        long seed) {

    public RunSettings {
        if (!(maxGradientNorm > 0)) {
            throw new IllegalArgumentException(
                    "the largest gradient norm is " + maxGradientNorm + "; more than 0 is needed");
        }
        averaging.ifPresent(kept -> {
            if (!(kept > 0 && kept < 1)) {
                throw new IllegalArgumentException("the averaged weights keep " + kept
                        + " of themselves at each step; more than 0 and less than 1 is needed, 0.999 is usual");
            }
        });
    }

    /** All weights. */
    public RunSettings(
            Pace pace,
            RatePlan rate,
            AdamWSettings optimizer,
            RateFactors layers,
            Dropout dropout,
            double maxGradientNorm,
            OptionalDouble averaging,
            Watch watch,
            long seed) {
        this(pace, rate, optimizer, layers, dropout, maxGradientNorm, averaging, watch, TrainingForm.USUAL, seed);
    }

    /** What is dropped, also of what goes into low-rank pairs. */
    Dropout dropped() {
        return form.lora()
                .map(lora -> new Dropout(dropout.hidden(), dropout.attention(), lora.dropout()))
                .orElse(dropout);
    }

    /** The same otherwise. */
    public RunSettings with(TrainingForm other) {
        return new RunSettings(pace, rate, optimizer, layers, dropout, maxGradientNorm, averaging, watch, other, seed);
    }
}
