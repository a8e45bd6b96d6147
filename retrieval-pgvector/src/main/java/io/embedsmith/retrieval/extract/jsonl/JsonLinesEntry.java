package io.embedsmith.retrieval.extract.jsonl;

import java.util.Map;
import java.util.Optional;

/** What one line held. */
public sealed interface JsonLinesEntry {

    /** Counted from 1; blank lines count. */
    long line();

    /**
     * A document.
     *
     * @param key {@code _id}, {@code id}, {@code key} or {@code docid}, whichever comes first in this order; empty when
     *     the line has none
     * @param title empty for none
     * @param text {@code text}, {@code contents}, {@code content} or {@code body}
     * @param metadata the fields of {@code metadata} and, behind those, all other fields of the line that are strings,
     *     finite numbers, booleans or lists of strings
     */
    record Document(long line, Optional<String> key, String title, String text, Map<String, Object> metadata)
            implements JsonLinesEntry {
        public Document {
            metadata = Map.copyOf(metadata);
        }

        /** Title and text with a line feed between, as BEIR's passages are embedded. */
        public String titleAndText() {
            return title.isBlank() ? text : title + "\n" + text;
        }
    }

    /** Not a document. */
    record Malformed(long line, String message) implements JsonLinesEntry {}
}
