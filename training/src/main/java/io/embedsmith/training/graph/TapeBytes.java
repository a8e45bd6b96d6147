package io.embedsmith.training.graph;

/**
 * What runs have written onto tapes, or would have, about. It follows from the shapes alone, not from what the machine has free.
 *
 * @param all with all that gradients need
 * @param recomputable of it, what can be computed again instead
 * @param tokens that were run, with padding
 */
public record TapeBytes(double all, double recomputable, long tokens) {

    /** For so many tokens. */
    public double whole(long count) {
        return all / tokens * count;
    }

    /** For so many tokens, with what is recomputed left out. */
    public double lean(long count) {
        return (all - recomputable) / tokens * count;
    }
}
