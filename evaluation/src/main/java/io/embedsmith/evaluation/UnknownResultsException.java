package io.embedsmith.evaluation;

/** Results were asked for that are not there; the caller must act. */
public final class UnknownResultsException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public UnknownResultsException(String message) {
        super(message);
    }
}
