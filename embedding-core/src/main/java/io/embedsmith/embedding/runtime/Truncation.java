package io.embedsmith.embedding.runtime;

/** What happens to a text that is longer than the model's limit. */
public enum Truncation {
    /** Tokens beyond the limit are cut from the end. */
    END,
    /** Tokens beyond the limit are cut from the start. */
    START,
    /** The text is refused with an error that names its length and the limit. */
    NONE
}
