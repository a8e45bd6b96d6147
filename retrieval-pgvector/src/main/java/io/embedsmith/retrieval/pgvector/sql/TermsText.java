package io.embedsmith.retrieval.pgvector.sql;

import java.util.Collection;
import java.util.stream.Collectors;

/** Terms in the text forms of {@code tsvector} and {@code tsquery}: quoted, so that no character has a meaning. */
public final class TermsText {

    private TermsText() {}

    /** A {@code tsvector} without positions. */
    public static String vector(Collection<String> terms) {
        return terms.stream().map(TermsText::quoted).collect(Collectors.joining(" "));
    }

    /** A {@code tsquery} that matches where one of the terms is. */
    public static String anyOf(Collection<String> terms) {
        return terms.stream().map(TermsText::quoted).collect(Collectors.joining(" | "));
    }

    private static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
