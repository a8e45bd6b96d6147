package io.embedsmith.embedding;

/** The caller asked for something that cannot be done; another request can succeed. */
public class EmbeddingInputException extends EmbeddingException {
    private static final long serialVersionUID = 1L;

    public EmbeddingInputException(String message) {
        super(message);
    }
}
