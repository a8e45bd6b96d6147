package io.embedsmith.training.mining;

import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import java.util.List;

/**
 * Scores by a reranker as it is served.
 *
 * @param scale of the scores, and so of every limit
 */
public record RerankerScorer(Reranker reranker, Scale scale) implements PairScorer {

    /** What a score is; both give the same order. */
    public enum Scale {
        /** Between 0 and 1: what sentence-transformers' {@code mine_hard_negatives} takes from a CrossEncoder. */
        PROBABILITY {
            @Override
            double of(Relevance relevance) {
                return relevance.score();
            }
        },
        /** What the model gives: what the softmax of a distillation expects. */
        LOGIT {
            @Override
            double of(Relevance relevance) {
                return relevance.logit();
            }
        };

        abstract double of(Relevance relevance);
    }

    @Override
    public List<Double> scores(String query, List<String> passages) {
        return reranker.score(query, passages).stream().map(scale::of).toList();
    }
}
