/**
 * The keyword signal: BM25 over {@code tsvector} and {@code sparsevec}. Entry: {@link
 * io.embedsmith.retrieval.pgvector.keyword.PgKeywordSearch}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.keyword;

import org.jspecify.annotations.NullMarked;
