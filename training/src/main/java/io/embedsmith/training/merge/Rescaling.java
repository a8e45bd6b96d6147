package io.embedsmith.training.merge;

/** How the changes that a random draw left make up for those that it dropped. */
public enum Rescaling {
    /** Divided by the density, so that every change keeps its expected value: the paper's rule. */
    DENSITY,
    /** So that the sum of amounts is what it was: mergekit's rule. */
    L1,
    /** Not at all. */
    NONE;

    /** Below this sum of amounts there is nothing to scale. */
    private static final double LEAST = 1e-7;

    /** What to multiply the remaining changes by. */
    float factor(double density, double sumBefore, double sumAfter) {
        return switch (this) {
            case DENSITY -> (float) (1 / density);
            case L1 -> sumBefore < LEAST || sumAfter < LEAST ? 1 : (float) (sumBefore / sumAfter);
            case NONE -> 1;
        };
    }
}
