/** What evaluation costs beside embedding, and how its learners do beside scikit-learn. */
@NullMarked
package io.embedsmith.benchmarks.evaluation;

import org.jspecify.annotations.NullMarked;
