/**
 * How two series of numbers go together: {@link io.embedsmith.evaluation.correlation.Pearson} and {@link
 * io.embedsmith.evaluation.correlation.Spearman}, as SciPy defines them.
 */
@NullMarked
package io.embedsmith.evaluation.correlation;

import org.jspecify.annotations.NullMarked;
