/**
 * What training makes small. A {@link io.embedsmith.training.loss.Loss} turns the vectors of one batch into one number, a {@link
 * io.embedsmith.training.loss.ScoreLoss} the scores of a reranker.
 */
@NullMarked
package io.embedsmith.training.loss;

import org.jspecify.annotations.NullMarked;
