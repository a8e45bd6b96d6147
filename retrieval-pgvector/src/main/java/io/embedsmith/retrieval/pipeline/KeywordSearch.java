package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.Ranking;
import java.util.List;

/** The signal of words. Safe for use by several threads. */
@FunctionalInterface
public interface KeywordSearch {

    /**
     * The passages with the highest BM25 score above 0, at most {@link CandidateRequest#depth()}.
     *
     * @param queryTokens of the collection's own analyzer, repeats kept; none finds nothing
     */
    Ranking candidates(CandidateRequest request, List<String> queryTokens);
}
