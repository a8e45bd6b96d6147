package io.embedsmith.training.graph.lora;

/**
 * What low-rank adaptation makes of one model.
 *
 * @param settings of the pairs
 * @param head what becomes of that which stands on the last layer
 * @param seed of the new weights
 */
public record Adaptation(LoraSettings settings, Head head, long seed) {

    /** What stands on the last layer: its weights may be new, and have nothing to be kept near to. */
    public enum Head {
        /** Is adapted like the layers, if it is linear. */
        ADAPTED,
        /** Is trained whole, without pairs. */
        TRAINED
    }
}
