package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.List;

/**
 * Texts of one run.
 *
 * @param positions of the texts in the request
 * @param texts in the same order
 */
record TokenBatch(List<Integer> positions, List<TokenIds> texts) {

    TokenBatch {
        positions = List.copyOf(positions);
        texts = List.copyOf(texts);
    }

    /** Number of texts, B. */
    int size() {
        return texts.size();
    }

    /** Tokens of the longest text, T. */
    int length() {
        return texts.stream().mapToInt(TokenIds::size).max().orElse(0);
    }
}
