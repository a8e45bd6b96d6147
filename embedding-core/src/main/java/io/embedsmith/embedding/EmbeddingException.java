package io.embedsmith.embedding;

/**
 * Base of the failures of this module. The message says what, the actual value, what is allowed, and the remedy.
 *
 * <p>Subclasses tell who must act; {@code api} maps each to one HTTP status and one stable code.
 */
public abstract class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected EmbeddingException(String message) {
        super(message);
    }

    protected EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
