package io.embedsmith.evaluation.system;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A reranker behind a model's ranking. As in MTEB only what it read is in the new ranking, so that all scores are its own.
 *
 * @param reranker reads query and passage together
 * @param depth passages that it reads of each ranking
 */
public record SecondStage(Reranker reranker, int depth) {
    /** As many as users read of a ranking at most, and MTEB's own. */
    public static final int DEFAULT_DEPTH = 100;

    public SecondStage {
        if (depth < 1) {
            throw new IllegalArgumentException(
                    "the depth of reranking is " + depth + "; at least 1 is needed, " + DEFAULT_DEPTH + " is usual");
        }
    }

    /** The first passages in the order of the reranker; equal scores by id. */
    public Ranking rerank(String query, Ranking ranking, Function<PassageId, String> texts) {
        List<ScoredPassage> first = ranking.top(depth).passages();
        List<Relevance> scores = reranker.score(
                query, first.stream().map(passage -> texts.apply(passage.id())).toList());
        List<ScoredPassage> reranked = new ArrayList<>(first.size());
        for (int i = 0; i < first.size(); i++) {
            reranked.add(new ScoredPassage(first.get(i).id(), scores.get(i).logit()));
        }
        return Ranking.of(reranked);
    }
}
