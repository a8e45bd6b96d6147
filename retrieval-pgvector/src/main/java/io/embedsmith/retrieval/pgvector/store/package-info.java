/**
 * Collections and documents in tables. What a document holds changes only through {@code ..pgvector.ingest}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.store;

import org.jspecify.annotations.NullMarked;
