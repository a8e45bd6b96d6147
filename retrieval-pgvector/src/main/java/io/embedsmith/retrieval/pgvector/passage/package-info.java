/**
 * Reading the passages that a search shows. Entry: {@link io.embedsmith.retrieval.pgvector.passage.PgPassageReader}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.passage;

import org.jspecify.annotations.NullMarked;
