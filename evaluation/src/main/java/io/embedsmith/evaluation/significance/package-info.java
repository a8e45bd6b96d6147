/**
 * Whether two systems differ, item by item on the same data: {@link io.embedsmith.evaluation.significance.PairedTest} gives
 * the difference with its bootstrap interval and the p value of a randomisation test; {@link
 * io.embedsmith.evaluation.significance.Holm} corrects for several tasks.
 */
@NullMarked
package io.embedsmith.evaluation.significance;

import org.jspecify.annotations.NullMarked;
