package io.embedsmith.embedding;

/** No model of that name is in the registry; the message lists those there are. */
public final class UnknownModelException extends EmbeddingInputException {
    private static final long serialVersionUID = 1L;

    public UnknownModelException(String message) {
        super(message);
    }
}
