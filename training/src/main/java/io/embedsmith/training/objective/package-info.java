/**
 * What is learned from: an {@link io.embedsmith.training.objective.Objective} makes batches of token sequences out of
 * examples, and a loss out of what the model says of them.
 */
@NullMarked
package io.embedsmith.training.objective;

import org.jspecify.annotations.NullMarked;
