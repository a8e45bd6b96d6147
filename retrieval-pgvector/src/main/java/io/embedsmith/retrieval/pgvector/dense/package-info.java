/**
 * The dense signal: nearest vectors by HNSW, or by comparing them all. Entry: {@link
 * io.embedsmith.retrieval.pgvector.dense.PgDenseSearch}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.dense;

import org.jspecify.annotations.NullMarked;
