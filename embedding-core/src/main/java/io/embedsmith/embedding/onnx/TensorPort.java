package io.embedsmith.embedding.onnx;

import java.util.List;
import java.util.Optional;

/**
 * An input or output of a graph.
 *
 * @param name as the graph calls it
 * @param type of the elements; empty for a type that no encoder uses
 * @param shape sizes in order; a negative number where the graph leaves the size open
 */
public record TensorPort(String name, Optional<ElementType> type, List<Long> shape) {

    public TensorPort {
        shape = List.copyOf(shape);
    }

    /** Number of axes. */
    public int rank() {
        return shape.size();
    }
}
