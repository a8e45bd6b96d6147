package io.embedsmith.training.run;

import java.util.OptionalLong;

/**
 * How many examples when.
 *
 * @param epochs how often the examples are gone through
 * @param maxSteps ends the run sooner
 * @param batchSize examples of a batch
 * @param accumulation batches whose gradients make one step
 * @param tape how much of a batch is kept for its gradients
 */
public record Pace(int epochs, OptionalLong maxSteps, int batchSize, int accumulation, TapeLimit tape) {

    public Pace {
        requirePositive("epochs", epochs);
        requirePositive("batch size", batchSize);
        requirePositive("accumulation", accumulation);
        maxSteps.ifPresent(steps -> requirePositive("steps", steps));
    }

    /** Whole batches without a limit of steps. */
    public static Pace of(int epochs, int batchSize) {
        return new Pace(epochs, OptionalLong.empty(), batchSize, 1, TapeLimit.STANDARD);
    }

    long steps(int batchesPerEpoch) {
        long all = Math.ceilDiv((long) epochs * batchesPerEpoch, accumulation);
        return Math.min(all, maxSteps.orElse(Long.MAX_VALUE));
    }

    private static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; at least 1 is needed");
        }
    }
}
