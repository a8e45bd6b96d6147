package io.embedsmith.evaluation;

/** A task was asked for that there is none of; the caller must act. */
public final class UnknownTaskException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    /** With the name that was asked for, and those that there are. */
    public UnknownTaskException(String message) {
        super(message);
    }
}
