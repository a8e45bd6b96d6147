package io.embedsmith.embedding.analysis;

import java.util.List;

/** Segments text into the tokens of full text search. Safe for use by several threads. */
public interface TextAnalyzer {

    /**
     * Tokens in text order, repeated as often as they occur; passages and queries are segmented alike. A token is
     * never empty and never longer than 255 characters.
     */
    List<String> tokens(String text);

    /**
     * The same tokens with the places of their words in {@code text} as it is given, before any normalization; for
     * highlights. An analyzer that does not know the places gives none.
     */
    default List<PlacedToken> placedTokens(String text) {
        return List.of();
    }
}
