package io.embedsmith.api.provider;

import io.embedsmith.evaluation.EvaluationException;

/** A provider did not give the vectors that it was asked for. */
public final class ProviderException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    ProviderException(String message) {
        super(message);
    }

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
