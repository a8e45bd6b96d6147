/**
 * Finds what exporters spell out in small operators and puts the one operator in its place that later versions of ONNX have
 * for it: LayerNormalization (17), Gelu (20), Attention (23), and a product with its bias. {@link
 * io.embedsmith.training.graph.fusion.Fusions} applies all of them.
 */
@NullMarked
package io.embedsmith.training.graph.fusion;

import org.jspecify.annotations.NullMarked;
