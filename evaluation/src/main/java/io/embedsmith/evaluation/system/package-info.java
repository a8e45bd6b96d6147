/**
 * The ports to what is measured: {@link io.embedsmith.evaluation.system.Searcher}, whatever ranks, with running it over a
 * set of topics, and {@link io.embedsmith.evaluation.system.Embedder}, whatever makes vectors.
 */
@NullMarked
package io.embedsmith.evaluation.system;

import org.jspecify.annotations.NullMarked;
