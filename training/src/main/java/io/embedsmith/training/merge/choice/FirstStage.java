package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.evaluation.system.SecondStage;
import java.util.Optional;

/**
 * Finds the passages that rerankers put in order while they are measured.
 *
 * @param encoder the same for all of them
 * @param depth passages of each query that a reranker reads
 */
public record FirstStage(TextEncoder encoder, int depth) {

    /** What is measured of a reranker. */
    TestedSystem before(Reranker reranker) {
        return new TestedSystem(encoder, Optional.of(new SecondStage(reranker, depth)));
    }
}
