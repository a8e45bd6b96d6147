package io.embedsmith.retrieval.search;

import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.fusion.Fusion;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is asked of one collection.
 *
 * @param query not blank
 * @param k results returned, 1 to {@code depth}
 * @param offset results left out at the top; {@code offset + k <= depth}
 * @param depth candidates taken per signal, 1 to {@value #MAX_DEPTH}
 * @param fusion instead of the collection's own; empty for that
 * @param threshold results with a lower score are cut, after the last stage
 * @param filter condition on metadata, applied to both signals
 * @param rerank lets a reranker order the best; {@code offset + k} may not exceed its depth
 */
public record SearchRequest(
        String query,
        SearchMode mode,
        int k,
        int offset,
        int depth,
        Optional<Fusion> fusion,
        OptionalDouble threshold,
        Optional<Filter> filter,
        Optional<Rerank> rerank) {
    /** Deepest ranking. */
    public static final int MAX_DEPTH = 1_000;

    public SearchRequest {
        if (query.isBlank()) {
            throw new IllegalArgumentException("the query is blank; give at least one word");
        }
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth is " + depth + "; 1 to " + MAX_DEPTH + " are allowed");
        }
        if (k < 1 || k > depth) {
            throw new IllegalArgumentException("k is " + k + "; 1 to depth (" + depth + ") are allowed");
        }
        if (offset < 0 || offset > depth - k) {
            throw new IllegalArgumentException("offset is " + offset + "; with k " + k + " and depth " + depth
                    + ", 0 to " + (depth - k) + " are allowed");
        }
        rerank.ifPresent(last -> {
            if (offset + k > last.depth()) {
                throw new IllegalArgumentException("offset " + offset + " and k " + k + " go to rank " + (offset + k)
                        + ", the reranker reads " + last.depth() + " passages; raise its depth or ask for fewer");
            }
        });
        if (threshold.isPresent() && !Double.isFinite(threshold.getAsDouble())) {
            throw new IllegalArgumentException(
                    "threshold is " + threshold.getAsDouble() + "; a finite number is needed");
        }
    }

    /** Without a reranker. */
    public SearchRequest(
            String query,
            SearchMode mode,
            int k,
            int offset,
            int depth,
            Optional<Fusion> fusion,
            OptionalDouble threshold,
            Optional<Filter> filter) {
        this(query, mode, k, offset, depth, fusion, threshold, filter, Optional.empty());
    }

    /** The first {@code k} of a depth of 100 (or {@code k} where that is more), everything else by default. */
    public static SearchRequest of(String query, SearchMode mode, int k) {
        return new SearchRequest(
                query, mode, k, 0, Math.max(100, k), Optional.empty(), OptionalDouble.empty(), Optional.empty());
    }
}
