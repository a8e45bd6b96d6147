package io.embedsmith.training.graph;

import io.embedsmith.training.graph.operator.Dropout;
import java.util.Optional;

/**
 * How a model is run once.
 *
 * @param dropout what is dropped
 * @param recomputation of what the tape does not keep; empty if it keeps all that the gradients need
 */
public record Pass(Dropout dropout, Optional<Recomputation> recomputation) {
    /** Nothing is dropped: the forward pass of inference. */
    public static final Pass INFERENCE = keepingAll(Dropout.NONE);

    /** All that the gradients need is kept. */
    public static Pass keepingAll(Dropout dropout) {
        return new Pass(dropout, Optional.empty());
    }
}
