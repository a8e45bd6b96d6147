package io.embedsmith.embedding;

/** A loaded model failed while it ran, or gave numbers that are no vector. */
public final class ModelFailureException extends EmbeddingException {
    private static final long serialVersionUID = 1L;

    public ModelFailureException(String message) {
        super(message);
    }

    public ModelFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
