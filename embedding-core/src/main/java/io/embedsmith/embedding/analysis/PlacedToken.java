package io.embedsmith.embedding.analysis;

/**
 * A token and where its word stands in the text as it was given.
 *
 * @param token as {@link TextAnalyzer#tokens} gives it
 * @param start offset of the word's first UTF-16 unit
 * @param end offset behind its last; never inside a surrogate pair
 */
public record PlacedToken(String token, int start, int end) {}
