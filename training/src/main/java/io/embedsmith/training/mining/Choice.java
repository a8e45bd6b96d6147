package io.embedsmith.training.mining;

/**
 * Which of the passages that are left become negatives.
 *
 * @param negatives how many for each example, at least 1
 * @param seed of what is drawn; each example has a draw of its own
 */
public record Choice(int negatives, Sampling sampling, Shortage shortage, long seed) {

    /** How they are taken. */
    public enum Sampling {
        /** Those that score best. */
        TOP,
        /** Any of them, each as likely as the other. */
        RANDOM
    }

    /** What becomes of an example for which too few are left. */
    public enum Shortage {
        /** It has fewer. */
        KEEP,
        /** It gets passages drawn from all that the rules allow. */
        FILL,
        /** It is left out. */
        DROP
    }

    public Choice {
        if (negatives < 1) {
            throw new IllegalArgumentException("the number of negatives is " + negatives + "; at least 1 is needed");
        }
    }
}
