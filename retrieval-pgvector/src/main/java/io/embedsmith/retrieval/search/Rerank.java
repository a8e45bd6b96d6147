package io.embedsmith.retrieval.search;

import io.embedsmith.embedding.model.ModelId;

/**
 * A last look at the best of a search: a reranker reads each together with the query, and its order counts.
 *
 * @param model a reranker
 * @param depth passages that it reads, 1 to {@value #MAX_DEPTH}; nothing else is in the answer
 */
public record Rerank(ModelId model, int depth) {
    /** Most passages: each costs a run of the model over query and passage. */
    public static final int MAX_DEPTH = 200;

    /** Where gains level off for rankings that are good already. */
    public static final int DEFAULT_DEPTH = 50;

    public Rerank {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the depth of reranking is " + depth + "; 1 to " + MAX_DEPTH
                    + " are allowed, each passage costs a run of the model");
        }
    }
}
