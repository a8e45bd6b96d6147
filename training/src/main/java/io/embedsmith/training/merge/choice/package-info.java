/**
 * With which coefficients to merge: {@link io.embedsmith.training.merge.choice.MergeSweep} measures mixtures of a tuned model
 * and its base that are never written, and {@link io.embedsmith.training.merge.choice.Recommendation} chooses one.
 */
@NullMarked
package io.embedsmith.training.merge.choice;

import org.jspecify.annotations.NullMarked;
