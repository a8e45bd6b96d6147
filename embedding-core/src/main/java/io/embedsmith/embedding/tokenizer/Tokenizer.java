package io.embedsmith.embedding.tokenizer;

/** A model's own sub-word tokenizer. Implementations are safe for use by several threads. */
public interface Tokenizer {

    /** Tokenizes without the special tokens ([CLS], [SEP], …) and without truncation. */
    TokenSpans spans(String text);

    /** Number of tokens of the text alone, without special tokens. */
    default int countTokens(String text) {
        return spans(text).size();
    }

    /** Number of special tokens that the model adds around one text (2 for BERT). */
    int specialTokens();
}
