package io.embedsmith.embedding.runtime;

/**
 * What a reranker reads together.
 *
 * @param query what is asked
 * @param passage what may answer it
 */
public record TextPair(String query, String passage) {}
