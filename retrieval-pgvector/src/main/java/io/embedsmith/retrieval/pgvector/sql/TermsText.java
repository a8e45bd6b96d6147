package io.embedsmith.retrieval.pgvector.sql;

import io.embedsmith.retrieval.bm25.TermQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Terms in the text forms of {@code tsvector} and {@code tsquery}: quoted, so that no character has a meaning. */
public final class TermsText {

    private TermsText() {}

    /** A {@code tsvector} without positions. */
    public static String vector(Collection<String> terms) {
        return terms.stream().map(TermsText::quoted).collect(Collectors.joining(" "));
    }

    /** A {@code tsquery}. */
    public static String query(TermQuery query) {
        return switch (query) {
            case TermQuery.Holds holds -> quoted(holds.term());
            case TermQuery.AllOf allOf -> joined(allOf.parts(), " & ");
            case TermQuery.AnyOf anyOf -> joined(anyOf.parts(), " | ");
        };
    }

    private static String joined(List<TermQuery> parts, String operator) {
        return parts.stream().map(TermsText::query).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
