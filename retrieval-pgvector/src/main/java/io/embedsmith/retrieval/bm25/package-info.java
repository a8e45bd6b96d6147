/**
 * Keyword ranking: the BM25 formula, texts as weighted terms, and which terms a search must look up. Pure: no IO, no SQL.
 */
@NullMarked
package io.embedsmith.retrieval.bm25;

import org.jspecify.annotations.NullMarked;
