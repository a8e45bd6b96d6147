/**
 * Mini-batch k-means, and how well clusters agree with classes, as scikit-learn defines both.
 */
@NullMarked
package io.embedsmith.evaluation.clustering;

import org.jspecify.annotations.NullMarked;
