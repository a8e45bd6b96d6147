/** Files that hold one document per line, BEIR's corpus.jsonl among them. Entry: {@link io.embedsmith.retrieval.extract.jsonl.JsonLinesReader}. */
@NullMarked
package io.embedsmith.retrieval.extract.jsonl;

import org.jspecify.annotations.NullMarked;
