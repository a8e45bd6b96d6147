package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResult;
import io.embedsmith.retrieval.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Candidates of each signal, fused, reranked if that is asked for, cut by the threshold as the last step, and the texts of
 * one page of them.
 *
 * <p>A page is a window over one ranking, which depends on the request's {@code depth} and not on its {@code offset}: with
 * the depth kept and nothing written meanwhile, pages neither repeat nor miss a passage.
 */
public final class HybridRetriever implements Retriever {
    private final SearchParts parts;

    /** Searches by the given parts. */
    public HybridRetriever(SearchParts parts) {
        this.parts = parts;
    }

    @Override
    public SearchResponse search(TenantId tenant, CollectionName collection, SearchRequest request) {
        long started = System.nanoTime();
        SearchedCollection searched = parts.collections().find(tenant, collection);
        Candidates candidates = new CandidateSearch(parts, searched).find(request);
        List<FusedPassage> merged = candidates.merged(request, searched);
        long fused = System.nanoTime();
        List<RankedPassage> ranked = new RerankStage(parts, searched).rank(request, merged);
        Duration rerank = request.rerank().isPresent() ? Duration.ofNanos(System.nanoTime() - fused) : Duration.ZERO;
        List<RankedPassage> page = page(ranked, request, searched);
        List<SearchResult> results = results(searched, candidates, page, request.offset());
        return new SearchResponse(
                results,
                scoreStage(request),
                threshold(request, searched),
                candidates.counts(),
                candidates.denseStrategy(),
                candidates.timings(rerank, Duration.ofNanos(System.nanoTime() - started)));
    }

    @Override
    public Ranking rank(TenantId tenant, CollectionName collection, SearchRequest request) {
        SearchedCollection searched = parts.collections().find(tenant, collection);
        Candidates candidates = new CandidateSearch(parts, searched).find(request);
        List<RankedPassage> ranked =
                new RerankStage(parts, searched).rank(request, candidates.merged(request, searched));
        return new Ranking(page(ranked, request, searched).stream()
                .map(RankedPassage::toScoredPassage)
                .toList());
    }

    /** The threshold comes last of all, on the score that is shown. */
    private static List<RankedPassage> page(
            List<RankedPassage> ranked, SearchRequest request, SearchedCollection searched) {
        OptionalDouble threshold = threshold(request, searched);
        return ranked.stream()
                .takeWhile(passage -> threshold.isEmpty() || passage.score() >= threshold.getAsDouble())
                .skip(request.offset())
                .limit(request.k())
                .toList();
    }

    /** The collection's is one on its own fusion's scores, so it is for searches that show those. */
    private static OptionalDouble threshold(SearchRequest request, SearchedCollection searched) {
        boolean isOwnFusion = request.mode() == SearchMode.HYBRID
                && request.fusion().isEmpty()
                && request.rerank().isEmpty();
        return request.threshold().isPresent() || !isOwnFusion
                ? request.threshold()
                : searched.settings().threshold();
    }

    private List<SearchResult> results(
            SearchedCollection collection, Candidates candidates, List<RankedPassage> page, int offset) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<PassageId, FoundPassage> texts = parts.passages()
                .read(collection, page.stream().map(RankedPassage::id).toList());
        Highlighter highlighter = new Highlighter(parts.analyzers().apply(collection), candidates.queryTokens());
        List<SearchResult> results = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            RankedPassage passage = page.get(i);
            FoundPassage text = texts.get(passage.id());
            // One that was removed since it was found is left out; the ranks of the others stay.
            if (text != null) {
                results.add(new SearchResult(
                        offset + i + 1,
                        text.documentKey(),
                        text.title(),
                        text.passage(),
                        passage.score(),
                        passage.fused().signals(),
                        passage.reranked(),
                        highlighter.highlights(text.passage().text()),
                        text.metadata()));
            }
        }
        return results;
    }

    private static SearchResponse.ScoreStage scoreStage(SearchRequest request) {
        if (request.rerank().isPresent()) {
            return SearchResponse.ScoreStage.RERANK;
        }
        return switch (request.mode()) {
            case HYBRID -> SearchResponse.ScoreStage.FUSION;
            case DENSE -> SearchResponse.ScoreStage.SIMILARITY;
            case KEYWORD -> SearchResponse.ScoreStage.BM25;
        };
    }
}
