/**
 * The trainable graph: {@link io.embedsmith.training.graph.TrainableGraph} reads any exported encoder and runs it on libtorch
 * with gradients. Patterns that libtorch has one operation for are found by {@code graph.fusion}; what each operator means
 * is in {@code graph.operator}.
 */
@NullMarked
package io.embedsmith.training.graph;

import org.jspecify.annotations.NullMarked;
