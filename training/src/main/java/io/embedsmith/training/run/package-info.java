/**
 * A run of training from its first step to its last: {@link io.embedsmith.training.run.TrainingRun}. What a step draws
 * depends on the seed and the number of the step alone, so that a run that was cut off goes on from its checkpoint to the
 * same weights.
 */
@NullMarked
package io.embedsmith.training.run;

import org.jspecify.annotations.NullMarked;
