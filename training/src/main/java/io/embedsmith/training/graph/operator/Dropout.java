package io.embedsmith.training.graph.operator;

/**
 * Shares of numbers that are set to zero while training, drawn from libtorch's generator.
 *
 * @param hidden of the outputs of embeddings, attention and feed-forward networks
 * @param attention of the attention's probabilities
 * @param pairs of what goes into low-rank pairs
 */
public record Dropout(double hidden, double attention, double pairs) {
    /** Nothing is dropped: the forward pass of inference. */
    public static final Dropout NONE = new Dropout(0, 0);

    public Dropout {
        requireShare("hidden", hidden);
        requireShare("attention", attention);
        requireShare("LoRA", pairs);
    }

    /** Where there are no pairs. */
    public Dropout(double hidden, double attention) {
        this(hidden, attention, 0);
    }

    private static void requireShare(String which, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    which + " dropout is " + share + "; a share from 0 up to but not including 1 is needed");
        }
    }
}
