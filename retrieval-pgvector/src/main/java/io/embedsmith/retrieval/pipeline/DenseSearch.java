package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.vector.DenseVector;

/** The signal of meaning. Safe for use by several threads. */
@FunctionalInterface
public interface DenseSearch {

    /**
     * The passages with the highest inner product, at most {@link CandidateRequest#depth()}.
     *
     * @param query normalised, of the collection's dimension
     */
    DenseCandidates candidates(CandidateRequest request, DenseVector query);
}
