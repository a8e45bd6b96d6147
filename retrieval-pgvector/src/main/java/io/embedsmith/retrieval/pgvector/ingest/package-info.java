/**
 * Documents into tables. Planning and segmentation, embedding, and writing run side by side, joined by short queues; entry:
 * {@link io.embedsmith.retrieval.pgvector.ingest.PgIngestor}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.ingest;

import org.jspecify.annotations.NullMarked;
