package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;

/**
 * The nearest passages.
 *
 * @param ranking by inner product
 * @param strategy how they were found
 */
public record DenseCandidates(Ranking ranking, DenseStrategy strategy) {}
