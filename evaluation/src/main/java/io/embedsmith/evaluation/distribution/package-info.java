/**
 * How the similarities of positives and negatives lie: {@link io.embedsmith.evaluation.distribution.SimilarityDistributions}
 * with their overlap, and {@link io.embedsmith.evaluation.distribution.Thresholds} that reach a wanted precision, recall
 * or the best F1. Takes plain lists of scores, from whatever gave them.
 */
@NullMarked
package io.embedsmith.evaluation.distribution;

import org.jspecify.annotations.NullMarked;
