package io.embedsmith.training.graph.operator;

import org.bytedeco.pytorch.Tensor;

/** What one operator computes. Gives a new handle each time, never that of an operand. */
@FunctionalInterface
public interface Operation {

    /** The first result of the node; no operator of an encoder needs another. */
    Tensor apply(Operands operands);
}
