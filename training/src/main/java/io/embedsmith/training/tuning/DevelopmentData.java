package io.embedsmith.training.tuning;

import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.training.validation.TaskValidation;
import io.embedsmith.training.validation.Validation;

/** What a run is measured on; nothing of it may be trained on. */
public sealed interface DevelopmentData {

    /** The measurement of an embedder that changes meanwhile. */
    Validation validation(Embedder embedder);

    /** Queries with judged passages. */
    record Retrieval(RetrievalDataset dataset) implements DevelopmentData {
        @Override
        public Validation validation(Embedder embedder) {
            return TaskValidation.retrieval(dataset, embedder);
        }
    }

    /** Pairs with scores. */
    record Similarity(ScoredPairs pairs) implements DevelopmentData {
        @Override
        public Validation validation(Embedder embedder) {
            return TaskValidation.similarity(pairs, embedder);
        }
    }
}
