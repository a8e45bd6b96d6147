package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.search.Rerank;
import io.embedsmith.retrieval.search.RerankScore;
import io.embedsmith.retrieval.search.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the texts of the best passages and lets a reranker put them in order, where a search asks for one. */
final class RerankStage {
    private final SearchParts parts;
    private final SearchedCollection collection;

    RerankStage(SearchParts parts, SearchedCollection collection) {
        this.parts = parts;
        this.collection = collection;
    }

    /** Everything in order; with a reranker only what it read. One that was removed since it was found is left out. */
    List<RankedPassage> rank(SearchRequest request, List<FusedPassage> merged) {
        if (request.rerank().isEmpty()) {
            return merged.stream().map(RankedPassage::of).toList();
        }
        Rerank rerank = request.rerank().get();
        Reranker reranker = parts.models().reranker(rerank.model());
        List<FusedPassage> first = merged.subList(0, Math.min(merged.size(), rerank.depth()));
        if (first.isEmpty()) {
            return List.of();
        }
        Map<PassageId, FoundPassage> texts = parts.passages()
                .read(collection, first.stream().map(FusedPassage::id).toList());
        List<RankedPassage> present = new ArrayList<>();
        List<String> passages = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            FoundPassage text = texts.get(first.get(i).id());
            if (text != null) {
                present.add(RankedPassage.of(first.get(i)));
                passages.add(text(text.passage()));
                ranks.add(i + 1);
            }
        }
        List<Relevance> scores = reranker.score(request.query(), passages);
        List<RankedPassage> reranked = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            FusedPassage passage = present.get(i).fused();
            Relevance relevance = scores.get(i);
            reranked.add(new RankedPassage(
                    passage,
                    Optional.of(new RerankScore(relevance.logit(), relevance.score(), ranks.get(i), passage.score()))));
        }
        return reranked.stream().sorted(RankedPassage.BEST_FIRST).toList();
    }

    /** What the passage was embedded as. */
    private String text(PassageView passage) {
        boolean isBare = passage.headings().isEmpty()
                || !collection.settings().splitting().includeHeadings();
        return isBare ? passage.text() : String.join("\n", passage.headings()) + "\n" + passage.text();
    }
}
