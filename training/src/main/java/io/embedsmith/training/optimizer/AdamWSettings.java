package io.embedsmith.training.optimizer;

/**
 * Constants of AdamW; those of its authors by default.
 *
 * @param weightDecay share of a weight that a step of rate 1 takes off
 * @param beta1 how long the mean gradient remembers
 * @param beta2 how long the mean square remembers
 * @param epsilon added to the root, against division by zero
 */
public record AdamWSettings(double weightDecay, double beta1, double beta2, double epsilon) {

    public AdamWSettings {
        requireShare("weight decay", weightDecay);
        requireShare("beta1", beta1);
        requireShare("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon is " + epsilon + "; more than 0 is needed");
        }
    }

    /** The usual constants with a decay. */
    public static AdamWSettings withDecay(double weightDecay) {
        return new AdamWSettings(weightDecay, 0.9, 0.999, 1e-8);
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " is " + value + "; 0 or more and less than 1 is needed");
        }
    }
}
