/**
 * Two systems side by side: what {@link io.embedsmith.evaluation.significance.PairedTest} says of each task, and the items
 * that changed most. Start at {@link io.embedsmith.evaluation.comparison.SystemComparison}.
 */
@NullMarked
package io.embedsmith.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
