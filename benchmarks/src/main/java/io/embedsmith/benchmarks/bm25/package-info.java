/** BM25 by others: Lucene, and the formula written out. Both over the tokens of our own analyzer. */
@NullMarked
package io.embedsmith.benchmarks.bm25;

import org.jspecify.annotations.NullMarked;
