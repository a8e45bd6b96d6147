/**
 * Low-rank adaptation: the matrices of a graph stay as they are, and small pairs beside them are trained. {@link
 * io.embedsmith.training.graph.lora.LoraSettings} says which and how, {@link
 * io.embedsmith.training.graph.lora.AdaptedGraph} puts them into the nodes.
 */
@NullMarked
package io.embedsmith.training.graph.lora;

import org.jspecify.annotations.NullMarked;
