package io.embedsmith.retrieval.pgvector.ingest;

/**
 * What is known of a document before it changes.
 *
 * @param version goes up with each change; tells whether another came in between
 */
record StoredDocument(long id, String fingerprint, long version, boolean failed) {}
