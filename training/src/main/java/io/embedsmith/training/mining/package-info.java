/**
 * Hard negatives: passages that a model takes for answers and that are none. {@link
 * io.embedsmith.training.mining.Miner} finds them, {@link io.embedsmith.training.mining.MiningReport} says what became of all
 * that it looked at.
 */
@NullMarked
package io.embedsmith.training.mining;

import org.jspecify.annotations.NullMarked;
