package io.embedsmith.retrieval.pgvector.ingest;

/** A document changed between planning and writing; nothing was written. Never leaves this package. */
final class StaleBatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleBatchException(String message) {
        super(message, null, false, false);
    }
}
