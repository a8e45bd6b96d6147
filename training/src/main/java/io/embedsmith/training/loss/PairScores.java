package io.embedsmith.training.loss;

/** What a reranker gives for the pairs of one batch, with what is known of them. */
public sealed interface PairScores permits GroupScores, LabelledLogits {}
