/**
 * What a model's scores mean on one's own data: {@link io.embedsmith.training.calibration.JudgedSimilarities} and {@link
 * io.embedsmith.training.calibration.LabelledSimilarities} give the scores of what belongs together and of what does not,
 * {@link io.embedsmith.training.calibration.Calibration} how they lie, the threshold for a goal, and the chance that a score
 * stands for.
 */
@NullMarked
package io.embedsmith.training.calibration;

import org.jspecify.annotations.NullMarked;
