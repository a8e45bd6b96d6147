/**
 * The life of a search: embed the query, candidates per signal, fuse, cut, read the texts. Entry: {@link
 * io.embedsmith.retrieval.pipeline.HybridRetriever}. Knows no SQL: what it needs of a database are the ports here.
 */
@NullMarked
package io.embedsmith.retrieval.pipeline;

import org.jspecify.annotations.NullMarked;
