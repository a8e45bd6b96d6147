package io.embedsmith.retrieval;

/**
 * Base of the failures of this module. The message says what, the actual value, what is allowed, and the remedy.
 *
 * <p>{@link Kind} tells who must act; {@link #code()} is stable and part of the REST contract.
 */
public class RetrievalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who must act. */
    public enum Kind {
        /** The caller asked for something that cannot be. */
        INVALID,
        /** What was named does not exist. */
        NOT_FOUND,
        /** It clashes with what is there. */
        CONFLICT,
        /** The operator must act, or the caller come back later: database away, disk full. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;

    /** With a stable machine word such as {@code collection-not-found}. */
    public RetrievalException(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    /** As above, caused by a failure below. */
    public RetrievalException(Kind kind, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    /** Who must act. */
    public Kind kind() {
        return kind;
    }

    /** Stable machine word. */
    public String code() {
        return code;
    }
}
