/**
 * Bringing documents in: split, embed what is new, write as one change. Entry: {@link io.embedsmith.retrieval.ingest.Ingestor}.
 */
@NullMarked
package io.embedsmith.retrieval.ingest;

import org.jspecify.annotations.NullMarked;
