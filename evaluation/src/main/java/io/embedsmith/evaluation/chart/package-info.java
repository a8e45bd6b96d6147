/**
 * Plots as SVG inside HTML: each has a title and a description for those who do not see it, and its numbers as a table.
 */
@NullMarked
package io.embedsmith.evaluation.chart;

import org.jspecify.annotations.NullMarked;
