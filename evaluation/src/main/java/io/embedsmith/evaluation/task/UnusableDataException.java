package io.embedsmith.evaluation.task;

import io.embedsmith.evaluation.EvaluationException;

/** A protocol cannot run on the data it was given; whoever gave the data must act. */
public final class UnusableDataException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public UnusableDataException(String message) {
        super(message);
    }
}
