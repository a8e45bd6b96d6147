/**
 * What ONNX operators mean in libtorch, grouped by kind; {@link io.embedsmith.training.graph.operator.Operators} finds the one of
 * a node. Sizes and indices are whole numbers in host memory, whatever device the weights are on.
 */
@NullMarked
package io.embedsmith.training.graph.operator;

import org.jspecify.annotations.NullMarked;
