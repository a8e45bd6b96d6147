package io.embedsmith.embedding;

/** A text has more tokens than the model accepts, and truncation is off. */
public final class TextTooLongException extends EmbeddingInputException {
    private static final long serialVersionUID = 1L;

    public TextTooLongException(String message) {
        super(message);
    }
}
