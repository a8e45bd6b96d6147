/**
 * Choosing a setting by judged queries without fooling oneself: {@link io.embedsmith.evaluation.tuning.CrossValidation}
 * chooses on some queries and scores on the others. What a setting is, and how its scores came about, is the caller's.
 */
@NullMarked
package io.embedsmith.evaluation.tuning;

import org.jspecify.annotations.NullMarked;
