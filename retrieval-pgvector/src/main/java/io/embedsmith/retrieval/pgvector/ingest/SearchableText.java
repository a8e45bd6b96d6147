package io.embedsmith.retrieval.pgvector.ingest;

import java.util.List;

/** What full text search finds a passage by: the headings above it and its text. */
final class SearchableText {

    private SearchableText() {}

    static String of(List<String> headings, String text) {
        return headings.isEmpty() ? text : String.join("\n", headings) + "\n" + text;
    }
}
