package io.embedsmith.retrieval.testing;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Documents for tests. */
public final class Sources {

    private Sources() {}

    /** One document of the given passages. */
    public static SourceDocument.Parsed document(String key, String... passages) {
        return document(key, Map.of(), passages);
    }

    public static SourceDocument.Parsed document(String key, Map<String, Object> metadata, String... passages) {
        List<SourceDocument.Passage> list = new ArrayList<>();
        int start = 0;
        for (String text : passages) {
            list.add(new SourceDocument.Passage(
                    false, text, List.of(), text, start, start + text.length(), OptionalInt.empty(), 3));
            start += text.length() + 1;
        }
        String whole = String.join("\n", passages);
        return new SourceDocument.Parsed(
                new DocumentKey(key), key, "text/plain", Integer.toHexString(whole.hashCode()), whole, list, metadata);
    }

    /** A document that is one passage. */
    public static SourceDocument.Parsed whole(String key, String text) {
        return new SourceDocument.Parsed(
                new DocumentKey(key),
                key,
                "text/plain",
                Integer.toHexString(text.hashCode()),
                text,
                List.of(new SourceDocument.Passage(
                        true, text, List.of(), text, 0, text.length(), OptionalInt.empty(), 3)),
                Map.of());
    }

    /** A document that could not be read. */
    public static SourceDocument.Failed failed(String key, String code) {
        return new SourceDocument.Failed(
                new DocumentKey(key), "00", new DocumentFailure(code, "it is " + code), Map.of());
    }
}
