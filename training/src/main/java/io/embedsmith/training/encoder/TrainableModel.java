package io.embedsmith.training.encoder;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.TapeBytes;
import io.embedsmith.training.graph.TrainableGraph;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with weights to train: sequences of tokens in, one row of numbers for each out. Several threads may use it at a
 * time without gradients; with them each needs a {@linkplain #replica replica}.
 */
public interface TrainableModel extends AutoCloseable {

    /** Its weights, and what is computed from them. */
    TrainableGraph graph();

    /** What can be trained, in order of computation. */
    default List<Parameter> parameters() {
        return graph().parameters();
    }

    /**
     * Gives every weight as the model's file has it, whatever of it was trained.
     *
     * @param consumer of what the graph calls a weight, and its numbers
     */
    default void forEachWeight(BiConsumer<String, float[]> consumer) {
        graph().forEachWeight(consumer);
    }

    /** One row for each sequence, shape {@code [N, D]}, in their order; it belongs to the open scope. */
    Tensor forward(List<TokenIds> sequences, Pass pass);

    /** What its runs have written onto tapes so far, or would have: tells runs apart by their memory. */
    default TapeBytes tapeBytes() {
        return graph().tapeBytes();
    }

    /** The same weights, which change with these, and gradients of its own; to be closed before this is. */
    TrainableModel replica();

    @Override
    void close();
}
