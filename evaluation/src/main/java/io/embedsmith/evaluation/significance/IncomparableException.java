package io.embedsmith.evaluation.significance;

import io.embedsmith.evaluation.EvaluationException;

/** Two systems were not measured on the same items, or not under the same metric; the caller must act. */
public final class IncomparableException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public IncomparableException(String message) {
        super(message);
    }
}
