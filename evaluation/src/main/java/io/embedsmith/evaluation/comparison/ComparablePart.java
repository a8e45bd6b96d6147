package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.task.Items;

/**
 * Outcomes of two systems on one split of one subset of a task.
 *
 * @param split such as {@code test}
 * @param subset such as {@code default}
 * @param first the first system's outcomes
 * @param second the second system's
 */
public record ComparablePart(String split, String subset, Items first, Items second) {}
