package io.embedsmith.embedding;

/** A model's files are missing, damaged, refused or too large for the memory limit; the operator must act. */
public final class ModelUnavailableException extends EmbeddingException {
    private static final long serialVersionUID = 1L;

    public ModelUnavailableException(String message) {
        super(message);
    }

    public ModelUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
