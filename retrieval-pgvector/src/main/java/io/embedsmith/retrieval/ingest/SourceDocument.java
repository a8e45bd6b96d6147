package io.embedsmith.retrieval.ingest;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One document on its way in: its passages, or why it could not be read. */
public sealed interface SourceDocument {

    /** What the user calls it. */
    DocumentKey key();

    /**
     * Read and split.
     *
     * @param text whole text; passages point into it
     * @param contentHash SHA-256 of the source, lower-case hex; a document whose hash, metadata and split settings are
     *     those stored is left as it is
     * @param metadata strings, numbers, booleans or lists of strings by field
     */
    record Parsed(
            DocumentKey key,
            String title,
            String mediaType,
            String contentHash,
            String text,
            List<Passage> passages,
            Map<String, Object> metadata)
            implements SourceDocument {
        public Parsed {
            passages = List.copyOf(passages);
            metadata = Map.copyOf(metadata);
        }
    }

    /** Not read; kept as a failed document. A version that could be read before stays and can be found. */
    record Failed(DocumentKey key, String contentHash, DocumentFailure failure, Map<String, Object> metadata)
            implements SourceDocument {
        public Failed {
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * A passage on its way in.
     *
     * @param whole the document is kept as this one passage, whose id is then the document's key
     * @param headings above the passage, outermost first
     * @param embeddedText what the model sees: headings and text, or the text alone
     * @param tokens of {@code embeddedText}, special tokens included
     */
    record Passage(
            boolean whole,
            String text,
            List<String> headings,
            String embeddedText,
            int start,
            int end,
            OptionalInt page,
            int tokens) {
        public Passage {
            headings = List.copyOf(headings);
        }
    }
}
