package io.embedsmith.api.training;

/** A training's process ended badly; the message says why, as far as that can be told. */
final class TrainingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingFailedException(String message) {
        super(message);
    }

    TrainingFailedException(String message, Exception cause) {
        super(message, cause);
    }
}
