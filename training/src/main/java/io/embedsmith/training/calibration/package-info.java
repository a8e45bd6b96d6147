/**
 * What a model's scores mean on one's own data: {@link io.embedsmith.training.calibration.JudgedSimilarities} gives the scores of
 * what belongs together and of what does not though it is near.
 */
@NullMarked
package io.embedsmith.training.calibration;

import org.jspecify.annotations.NullMarked;
