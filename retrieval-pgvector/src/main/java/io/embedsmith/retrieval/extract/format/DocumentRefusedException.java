package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.extract.FailureReason;

/** The document cannot be read, for the reason given. Ends as a failed document, never as a failed server. */
public final class DocumentRefusedException extends RetrievalException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /** With a message for the user. */
    public DocumentRefusedException(FailureReason reason, String message) {
        super(Kind.INVALID, reason.code(), message);
        this.reason = reason;
    }

    /** As above, caused by a parser's failure. */
    public DocumentRefusedException(FailureReason reason, String message, Throwable cause) {
        super(Kind.INVALID, reason.code(), message, cause);
        this.reason = reason;
    }

    /** Why. */
    public FailureReason reason() {
        return reason;
    }
}
