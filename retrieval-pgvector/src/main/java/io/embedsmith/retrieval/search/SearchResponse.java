package io.embedsmith.retrieval.search;

import io.embedsmith.retrieval.fusion.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to one search.
 *
 * @param scoreStage what the scores are
 * @param threshold that was cut at; empty for none
 * @param candidates how many each signal gave
 * @param denseStrategy how the nearest vectors were found; empty in mode keyword
 * @param timings where the time went
 */
public record SearchResponse(
        List<SearchResult> results,
        ScoreStage scoreStage,
        OptionalDouble threshold,
        Map<Signal, Integer> candidates,
        Optional<DenseStrategy> denseStrategy,
        Timings timings) {

    /** The last stage that scored. */
    public enum ScoreStage {
        FUSION,
        SIMILARITY,
        BM25,
        RERANK
    }

    /** How the nearest vectors were found. */
    public enum DenseStrategy {
        /** HNSW. */
        INDEX,
        /** HNSW, going on until enough rows pass the filter. */
        ITERATIVE_INDEX,
        /** Every row that passes the filter. */
        EXACT
    }

    /** Time of each stage; the two signals run at the same time. */
    public record Timings(Duration embed, Duration dense, Duration keyword, Duration rerank, Duration total) {}

    public SearchResponse {
        results = List.copyOf(results);
        candidates = Map.copyOf(candidates);
    }
}
