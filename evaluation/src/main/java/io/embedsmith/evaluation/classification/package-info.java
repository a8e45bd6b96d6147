/**
 * How good predicted classes are: one class for each metric, as scikit-learn defines it.
 */
@NullMarked
package io.embedsmith.evaluation.classification;

import org.jspecify.annotations.NullMarked;
