package io.embedsmith.training.graph;

import io.embedsmith.training.libtorch.TensorDevice;

/**
 * Where the training of one model begins.
 *
 * @param head what becomes of that which stands on the last layer, where pairs are trained in the place of weights
 * @param seed of new weights
 * @param device that the tensors are placed on
 */
public record TrainingStart(Head head, long seed, TensorDevice device) {

    /** What stands on the last layer: its weights may be new, and have nothing to be kept near to. */
    public enum Head {
        /** Is adapted like the layers, if it is linear. */
        ADAPTED,
        /** Is trained whole, without pairs. */
        TRAINED
    }
}
