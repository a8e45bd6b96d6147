package io.embedsmith.training.merge;

import io.embedsmith.training.TrainingException;

/** Models or settings that cannot be merged as asked. The caller must act. */
public final class UnmergeableException extends TrainingException {
    private static final long serialVersionUID = 1L;

    UnmergeableException(String message) {
        super(message);
    }
}
