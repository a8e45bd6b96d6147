package io.embedsmith.api.ingest;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A document kept as one passage, whose id is the document's key. */
public final class WholePassage {
    /**
     * Longest text of one passage in UTF-16 units. A model reads a fraction of it, but the words of all of it are counted in
     * memory, where a word costs some 60 bytes.
     */
    public static final int MAX_CHARACTERS = 2_000_000;

    private WholePassage() {}

    /**
     * The document.
     *
     * @param tokenizer of the collection's model; counts what the model will see, up to its limit
     */
    public static SourceDocument.Parsed of(
            DocumentKey key, Text text, Map<String, Object> metadata, Tokenizer tokenizer) {
        int tokens = tokenizer.countTokens(text.text()) + tokenizer.specialTokens();
        SourceDocument.Passage passage = new SourceDocument.Passage(
                true, text.text(), List.of(), text.text(), 0, text.text().length(), OptionalInt.empty(), tokens);
        return new SourceDocument.Parsed(
                key,
                text.title(),
                text.mediaType(),
                ContentHash.of("whole", text.title(), text.text()),
                text.text(),
                List.of(passage),
                metadata);
    }

    /** What the document says. */
    public record Text(String title, String mediaType, String text) {}
}
