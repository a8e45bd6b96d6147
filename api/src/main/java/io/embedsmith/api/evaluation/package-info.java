/**
 * Evaluation sets of collections, what was measured by them, and choosing a collection's coefficient. Start at {@link
 * io.embedsmith.api.evaluation.EvaluationSets}.
 */
@NullMarked
package io.embedsmith.api.evaluation;

import org.jspecify.annotations.NullMarked;
