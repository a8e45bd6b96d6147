package io.embedsmith.retrieval.search;

/**
 * What a reranker said of one result.
 *
 * @param logit as the model gives it
 * @param score between 0 and 1, in the order of the logits
 * @param previousRank in the ranking that it read, counted from 1
 * @param previousScore there; the contributions of the signals add up to it
 */
public record RerankScore(double logit, double score, int previousRank, double previousScore) {}
