package io.embedsmith.training.encoder;

import io.embedsmith.training.TrainingException;

/** A model that cannot be trained as it is. */
public final class UntrainableModelException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UntrainableModelException(String message) {
        super(message);
    }
}
