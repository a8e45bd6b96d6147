package io.embedsmith.retrieval.pipeline;

import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import java.util.Map;

/**
 * A result's text with what is known of its document.
 *
 * @param metadata of the document
 */
public record FoundPassage(DocumentKey documentKey, String title, PassageView passage, Map<String, Object> metadata) {

    public FoundPassage {
        metadata = Map.copyOf(metadata);
    }
}
