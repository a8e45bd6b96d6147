/**
 * Several models of one architecture become one, tensor by tensor: {@link io.embedsmith.training.merge.Merge} checks that
 * they fit and writes the result, a {@link io.embedsmith.training.merge.MergeMethod} says what becomes of each tensor, and
 * {@link io.embedsmith.training.merge.Coefficients} how much each model counts.
 */
@NullMarked
package io.embedsmith.training.merge;

import org.jspecify.annotations.NullMarked;
