package io.embedsmith.training.data;

import io.embedsmith.training.TrainingException;

/** Data that can be read but not trained on; whoever made it must act. */
public final class UnusableTrainingDataException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** The message says which data, what is wrong with it and what to do. */
    public UnusableTrainingDataException(String message) {
        super(message);
    }
}
