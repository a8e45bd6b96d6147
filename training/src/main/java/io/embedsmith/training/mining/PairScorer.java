package io.embedsmith.training.mining;

import java.util.List;

/** Scores passages for a query more exactly than their vectors do: a reranker. Not called by several threads at once. */
@FunctionalInterface
public interface PairScorer {
    /** One finite score for each passage, higher is better; any scale. */
    List<Double> scores(String query, List<String> passages);
}
