/**
 * With which coefficients to merge: {@link io.embedsmith.training.merge.choice.MergeSweep} measures mixtures of a tuned model
 * and its base that are never written, {@link io.embedsmith.training.merge.choice.GreedySoup} takes models into a mean as
 * long as it does not get worse, and {@link io.embedsmith.training.merge.choice.ExampleCoefficients} goes by the loss on a
 * few examples.
 */
@NullMarked
package io.embedsmith.training.merge.choice;

import org.jspecify.annotations.NullMarked;
