package io.embedsmith.retrieval.pgvector.cluster;

import io.embedsmith.retrieval.RetrievalException;

/** The private Postgres cannot be had; the operator must act, and the message says how. */
public final class ClusterException extends RetrievalException {
    private static final long serialVersionUID = 1L;

    /** The machine word of every failure but a full disk. */
    public static final String UNAVAILABLE = "database-unavailable";

    /** The machine word of a full disk. */
    public static final String DISK_FULL = "disk-full";

    ClusterException(String message) {
        super(Kind.UNAVAILABLE, UNAVAILABLE, message);
    }

    ClusterException(String message, Throwable cause) {
        super(Kind.UNAVAILABLE, UNAVAILABLE, message, cause);
    }

    private ClusterException(String code, String message) {
        super(Kind.UNAVAILABLE, code, message);
    }

    static ClusterException diskFull(String message) {
        return new ClusterException(DISK_FULL, message);
    }
}
