package io.embedsmith.training.optimizer;

/**
 * Learning rate over a run: up in a straight line, then down to zero.
 *
 * @param peak reached at the end of the warm-up
 * @param warmUpSteps steps of the rise
 * @param totalSteps steps of the run
 * @param decline how it falls
 */
public record LearningRate(double peak, long warmUpSteps, long totalSteps, Decline decline) {

    /** How the rate falls. */
    public enum Decline {
        /** In a straight line. */
        LINEAR,
        /** Along half a cosine (Loshchilov and Hutter 2017). */
        COSINE,
        /** Not at all. */
        CONSTANT
    }

    public LearningRate {
        if (!(peak > 0 && peak < 1)) {
            throw new IllegalArgumentException(
                    "learning rate is " + peak + "; more than 0 and less than 1 is needed, 1e-5 to 1e-4 is usual");
        }
        if (warmUpSteps < 0 || totalSteps < 1 || warmUpSteps > totalSteps) {
            throw new IllegalArgumentException("a run of " + totalSteps + " steps cannot warm up for " + warmUpSteps
                    + "; at least 1 step and at most as many of warm-up are needed");
        }
    }

    /** Rate of a step, counted from 0. */
    public double at(long step) {
        if (step < warmUpSteps) {
            return peak * (step + 1) / warmUpSteps;
        }
        double done = Math.min(1, (step - warmUpSteps) / (double) Math.max(1, totalSteps - warmUpSteps));
        return switch (decline) {
            case LINEAR -> peak * (1 - done);
            case COSINE -> peak * (1 + Math.cos(Math.PI * done)) / 2;
            case CONSTANT -> peak;
        };
    }
}
