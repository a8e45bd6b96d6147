package io.embedsmith.training;

/** Base of everything that training refuses to do or cannot do. */
public abstract class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, with the value, what is allowed and what to do. */
    protected TrainingException(String message) {
        super(message);
    }

    /** As above, with what caused it. */
    protected TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
