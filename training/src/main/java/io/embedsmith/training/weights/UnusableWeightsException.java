package io.embedsmith.training.weights;

import io.embedsmith.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;

/** Weights that cannot be read or written, or not be used for what is asked. The operator must act. */
public final class UnusableWeightsException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** The message says what is wrong with which file. */
    public UnusableWeightsException(String message) {
        super(message);
    }

    UnusableWeightsException(Path file, IOException cause) {
        super("cannot read or write " + file + ": " + cause.getMessage(), cause);
    }
}
