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

    /** As {@code ValueInfoProto}; an open size gets the name of its axis. */
    WireWriter write() {
        WireWriter sizes = new WireWriter();
        for (int axis = 0; axis < shape.size(); axis++) {
            long size = shape.get(axis);
            sizes.message(1, size < 0 ? new WireWriter().string(2, "axis" + axis) : new WireWriter().number(1, size));
        }
        WireWriter tensor = new WireWriter()
                .number(1, type.map(ElementType::code).orElse(0))
                .message(2, sizes);
        return new WireWriter().string(1, name).message(2, new WireWriter().message(1, tensor));
    }

    /** Number of axes. */
    public int rank() {
        return shape.size();
    }
}
