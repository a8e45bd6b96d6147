package io.embedsmith.evaluation;

/** Base of the failures of this module. Subclasses tell who must act: the caller or the operator. */
public abstract class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected EvaluationException(String message) {
        super(message);
    }

    protected EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
