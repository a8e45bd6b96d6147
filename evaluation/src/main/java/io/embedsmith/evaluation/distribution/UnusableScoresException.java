package io.embedsmith.evaluation.distribution;

import io.embedsmith.evaluation.EvaluationException;

/** Scores that have no distribution; whoever gave them must act. */
public final class UnusableScoresException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public UnusableScoresException(String message) {
        super(message);
    }
}
