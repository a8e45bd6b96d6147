package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResult;
import io.embedsmith.retrieval.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Candidates of each signal, fused, cut by the threshold as the last step, and the texts of one page of them.
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
        List<FusedPassage> page = page(candidates.merged(request, searched), request);
        List<SearchResult> results = results(searched, candidates, page, request.offset());
        return new SearchResponse(
                results,
                scoreStage(request),
                candidates.counts(),
                candidates.denseStrategy(),
                candidates.timings(Duration.ofNanos(System.nanoTime() - started)));
    }

    @Override
    public Ranking rank(TenantId tenant, CollectionName collection, SearchRequest request) {
        SearchedCollection searched = parts.collections().find(tenant, collection);
        Candidates candidates = new CandidateSearch(parts, searched).find(request);
        return new Ranking(page(candidates.merged(request, searched), request).stream()
                .map(FusedPassage::toScoredPassage)
                .toList());
    }

    /** The threshold comes last of all, on the score that is shown. */
    private static List<FusedPassage> page(List<FusedPassage> merged, SearchRequest request) {
        return merged.stream()
                .takeWhile(passage -> request.threshold().isEmpty()
                        || passage.score() >= request.threshold().getAsDouble())
                .skip(request.offset())
                .limit(request.k())
                .toList();
    }

    private List<SearchResult> results(
            SearchedCollection collection, Candidates candidates, List<FusedPassage> page, int offset) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<PassageId, FoundPassage> texts = parts.passages()
                .read(collection, page.stream().map(FusedPassage::id).toList());
        Highlighter highlighter = new Highlighter(parts.analyzers().apply(collection), candidates.queryTokens());
        List<SearchResult> results = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            FusedPassage passage = page.get(i);
            FoundPassage text = texts.get(passage.id());
            // One that was removed since it was found is left out; the ranks of the others stay.
            if (text != null) {
                results.add(new SearchResult(
                        offset + i + 1,
                        text.documentKey(),
                        text.title(),
                        text.passage(),
                        passage.score(),
                        passage.signals(),
                        highlighter.highlights(text.passage().text()),
                        text.metadata()));
            }
        }
        return results;
    }

    private static SearchResponse.ScoreStage scoreStage(SearchRequest request) {
        return switch (request.mode()) {
            case HYBRID -> SearchResponse.ScoreStage.FUSION;
            case DENSE -> SearchResponse.ScoreStage.SIMILARITY;
            case KEYWORD -> SearchResponse.ScoreStage.BM25;
        };
    }
}
