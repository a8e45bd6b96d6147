package io.embedsmith.training.tuning;

import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.training.validation.TaskValidation;
import java.util.List;

/** What a run is measured on; nothing of it may be trained on. */
public sealed interface DevelopmentData {

    /** The measurement of an embedder that changes meanwhile. */
    TaskValidation validation(Embedder embedder);

    /** Similarities of what belongs together, and of what does not though it is near. */
    LabelledScores similarities(Embedder embedder);

    /** Queries with judged passages. */
    record Retrieval(RetrievalDataset dataset) implements DevelopmentData {
        @Override
        public TaskValidation validation(Embedder embedder) {
            return TaskValidation.retrieval(dataset, embedder);
        }

        @Override
        public LabelledScores similarities(Embedder embedder) {
            return RetrievalSimilarities.of(dataset.withAnswerableTopics(), embedder);
        }
    }

    /** Pairs with scores. */
    record Similarity(ScoredPairs pairs) implements DevelopmentData {
        @Override
        public TaskValidation validation(Embedder embedder) {
            return TaskValidation.similarity(pairs, embedder);
        }

        @Override
        public LabelledScores similarities(Embedder embedder) {
            Items.Pairs items = (Items.Pairs) validation(embedder).scores().items();
            return LabelledScores.ofPairs(items.gold(), items.byMeasure().getOrDefault("cosine", List.of()));
        }
    }
}
