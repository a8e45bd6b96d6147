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
 * @param processors how many a text that is alone may take
 */
public record EmbeddingRequest(
        List<String> texts, TextRole role, OptionalInt dimensions, Truncation truncation, Processors processors) {

    /** How many processors a text that is alone may take; several texts are always spread over all. */
    public enum Processors {
        /** All: the caller waits for the vector and does nothing else. */
        ALL,
        /** One: the caller, or others, have work for the rest meanwhile. */
        ONE
    }

    public EmbeddingRequest {
        texts = List.copyOf(texts);
        if (dimensions.isPresent() && dimensions.getAsInt() < 1) {
            throw new IllegalArgumentException("dimensions is " + dimensions.getAsInt() + "; at least 1 is needed");
        }
    }

    /** A text that is alone may take all processors. */
    public EmbeddingRequest(List<String> texts, TextRole role, OptionalInt dimensions, Truncation truncation) {
        this(texts, role, dimensions, truncation, Processors.ALL);
    }

    /** The same, on one processor. */
    public EmbeddingRequest onOneProcessor() {
        return new EmbeddingRequest(texts, role, dimensions, truncation, Processors.ONE);
    }

    /** All components, long texts cut at the end. */
    public static EmbeddingRequest of(TextRole role, List<String> texts) {
        return new EmbeddingRequest(texts, role, OptionalInt.empty(), Truncation.END);
    }
}
