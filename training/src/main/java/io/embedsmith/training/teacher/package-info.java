/**
 * What a model that knows more says of the passages of training examples, for a student to learn by distillation: {@link
 * io.embedsmith.training.teacher.Teacher} adds the scores, {@link io.embedsmith.training.teacher.TeachingReport} says how
 * they lie.
 */
@NullMarked
package io.embedsmith.training.teacher;

import org.jspecify.annotations.NullMarked;
