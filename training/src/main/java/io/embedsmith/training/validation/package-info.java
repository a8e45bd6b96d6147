/**
 * How good weights are while they are trained: {@link io.embedsmith.training.validation.Validation} on data that the run
 * does not learn from, by the evaluator's own protocols.
 */
@NullMarked
package io.embedsmith.training.validation;

import org.jspecify.annotations.NullMarked;
