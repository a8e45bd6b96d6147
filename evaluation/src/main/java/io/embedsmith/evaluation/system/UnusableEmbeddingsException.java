package io.embedsmith.evaluation.system;

import io.embedsmith.evaluation.EvaluationException;

/** A model gave vectors that cannot be measured; whoever runs the model must act. */
public final class UnusableEmbeddingsException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public UnusableEmbeddingsException(String message) {
        super(message);
    }
}
