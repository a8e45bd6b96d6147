package io.embedsmith.training.run;

import io.embedsmith.training.optimizer.LearningRate;

/**
 * The learning rate, whatever the number of steps.
 *
 * @param peak highest rate
 * @param warmUpShare share of the steps on which it rises
 * @param decline how it falls then
 */
public record RatePlan(double peak, double warmUpShare, LearningRate.Decline decline) {

    public RatePlan {
        if (!(warmUpShare >= 0 && warmUpShare <= 1)) {
            throw new IllegalArgumentException(
                    "the share of warm-up is " + warmUpShare + "; a number from 0 to 1 is needed");
        }
    }

    LearningRate over(long steps) {
        return new LearningRate(peak, Math.round(warmUpShare * steps), steps, decline);
    }
}
