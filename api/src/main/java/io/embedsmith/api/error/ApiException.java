package io.embedsmith.api.error;

/**
 * Base of the failures of this module. The message says what, the actual value, what is allowed, and the remedy; it goes
 * to the caller as it is.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** A failure that the caller learns of. */
    public ApiException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** As above, caused by a failure below. */
    public ApiException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Which of the contract's codes. */
    public ErrorCode code() {
        return code;
    }
}
