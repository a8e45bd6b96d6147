package io.embedsmith.api.ingest;

import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A document to be read.
 *
 * @param contentHash of what was sent; an unchanged document is not embedded again
 * @param title instead of the document's own
 * @param isWhole keeps the text as one passage
 * @param metadata as the caller gave it
 */
public record Reading(
        DocumentKey key,
        ExtractionRequest source,
        String contentHash,
        Optional<String> title,
        boolean isWhole,
        Map<String, Object> metadata) {

    public Reading {
        metadata = Map.copyOf(metadata);
    }

    /** A file, to be split. */
    public static Reading file(
            DocumentKey key, ExtractionRequest source, String contentHash, Map<String, Object> metadata) {
        return new Reading(key, source, contentHash, Optional.empty(), false, metadata);
    }

    /** How a collection wants its documents split. */
    public record Splitting(SplitSettings settings, EmbeddingModel model) {}
}
