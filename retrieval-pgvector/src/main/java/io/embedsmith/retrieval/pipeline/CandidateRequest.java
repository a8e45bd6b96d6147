package io.embedsmith.retrieval.pipeline;

import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.search.SearchRequest;
import java.util.Optional;

/**
 * What every signal is asked for.
 *
 * @param depth most candidates, 1 to {@value SearchRequest#MAX_DEPTH}
 * @param filter only passages of documents that it holds for
 */
public record CandidateRequest(SearchedCollection collection, int depth, Optional<Filter> filter) {

    public CandidateRequest {
        if (depth < 1 || depth > SearchRequest.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "depth is " + depth + "; 1 to " + SearchRequest.MAX_DEPTH + " are allowed");
        }
    }
}
