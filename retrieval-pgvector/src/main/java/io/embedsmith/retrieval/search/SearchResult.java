package io.embedsmith.retrieval.search;

import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.fusion.SignalScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One result.
 *
 * @param rank counted from 1 over all pages
 * @param signals those that found the passage
 * @param rerank what the reranker said; empty if none took part
 * @param highlights where words of the query stand in the passage's text
 */
public record SearchResult(
        int rank,
        DocumentKey documentKey,
        String title,
        PassageView passage,
        double score,
        Map<Signal, SignalScore> signals,
        Optional<RerankScore> rerank,
        List<Highlight> highlights,
        Map<String, Object> metadata) {

    /** UTF-16 offsets into the passage's text. */
    public record Highlight(int start, int end) {}

    public SearchResult {
        signals = Map.copyOf(signals);
        highlights = List.copyOf(highlights);
        metadata = Map.copyOf(metadata);
    }
}
