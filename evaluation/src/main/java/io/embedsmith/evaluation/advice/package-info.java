/**
 * Which model to take: size, speed and quality side by side, the Pareto front, and a recommendation with its reasons. Start
 * at {@link io.embedsmith.evaluation.advice.Advisor}.
 */
@NullMarked
package io.embedsmith.evaluation.advice;

import org.jspecify.annotations.NullMarked;
