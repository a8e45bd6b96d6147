/**
 * What a system answered: one ranking per query under a tag, and the TREC run format.
 */
@NullMarked
package io.embedsmith.evaluation.run;

import org.jspecify.annotations.NullMarked;
