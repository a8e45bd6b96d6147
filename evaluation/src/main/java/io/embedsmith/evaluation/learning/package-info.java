/**
 * The classifiers that are trained on embeddings, as scikit-learn defines them: {@link
 * io.embedsmith.evaluation.learning.LogisticRegression} with its optimiser, and {@link
 * io.embedsmith.evaluation.learning.NearestNeighbours}.
 */
@NullMarked
package io.embedsmith.evaluation.learning;

import org.jspecify.annotations.NullMarked;
