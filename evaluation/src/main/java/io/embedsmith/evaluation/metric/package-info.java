/**
 * How good a ranking is: one class per metric, each over a {@link
 * io.embedsmith.evaluation.metric.GradedRanking}, so that the order of ties is decided in one place.
 */
@NullMarked
package io.embedsmith.evaluation.metric;

import org.jspecify.annotations.NullMarked;
