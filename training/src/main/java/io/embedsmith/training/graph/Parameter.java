package io.embedsmith.training.graph;

import org.bytedeco.pytorch.Tensor;

/**
 * A trained tensor of a graph.
 *
 * @param name of the initializer
 * @param value which training changes in place; lives as long as its graph
 */
public record Parameter(String name, Tensor value) {

    /** Number of elements. */
    public long elements() {
        return value.numel();
    }
}
