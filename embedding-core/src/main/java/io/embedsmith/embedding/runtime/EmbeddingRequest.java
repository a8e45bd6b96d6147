package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.text.TextRole;
import java.util.List;
import java.util.OptionalInt;

/**
 * Texts to embed in one call.
 *
 * @param texts in any order and of any length; the answer keeps the order
 * @param role decides the instruction
 * @param dimensions Matryoshka: keep the first so many components and normalise again; empty for all
 * @param truncation what happens to a text over the limit
 */
public record EmbeddingRequest(List<String> texts, TextRole role, OptionalInt dimensions, Truncation truncation) {

    public EmbeddingRequest {
        texts = List.copyOf(texts);
        if (dimensions.isPresent() && dimensions.getAsInt() < 1) {
            throw new IllegalArgumentException("dimensions is " + dimensions.getAsInt() + "; at least 1 is needed");
        }
    }

    /** All components, long texts cut at the end. */
    public static EmbeddingRequest of(TextRole role, List<String> texts) {
        return new EmbeddingRequest(texts, role, OptionalInt.empty(), Truncation.END);
    }
}
