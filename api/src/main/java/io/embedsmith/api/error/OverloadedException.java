package io.embedsmith.api.error;

import java.time.Duration;

/** Refused because too much is going on; the caller may come back after {@link #retryAfter()}. */
public final class OverloadedException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** Says how long to stay away. */
    public OverloadedException(String message, Duration retryAfter) {
        super(ErrorCode.OVERLOADED, message);
        this.retryAfter = retryAfter;
    }

    /** When to come back; at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
