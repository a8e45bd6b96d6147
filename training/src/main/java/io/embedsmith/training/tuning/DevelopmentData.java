package io.embedsmith.training.tuning;

import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.training.calibration.JudgedSimilarities;
import io.embedsmith.training.calibration.ScoredGroup;
import io.embedsmith.training.validation.InstructedQueries;
import io.embedsmith.training.validation.TaskValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run is measured on; nothing of it may be trained on. */
public sealed interface DevelopmentData {

    /** The measurement of an embedder that changes meanwhile. */
    TaskValidation validation(Embedder embedder);

    /** What people read of each item, by the id that its scores have. */
    Map<String, String> texts();

    /**
     * Similarities of what belongs together, and of what does not though it is near.
     *
     * @param scores that the {@link #validation} of the same embedder found
     */
    LabelledScores similarities(Embedder embedder, TaskScores scores);

    /**
     * Queries with judged passages.
     *
     * @param instructions of queries that have their own, by the query's text
     */
    record Retrieval(RetrievalDataset dataset, Map<String, String> instructions) implements DevelopmentData {
        public Retrieval {
            instructions = Map.copyOf(instructions);
        }

        /** All queries have the model's instruction. */
        public Retrieval(RetrievalDataset dataset) {
            this(dataset, Map.of());
        }

        @Override
        public TaskValidation validation(Embedder embedder) {
            return TaskValidation.retrieval(dataset, InstructedQueries.of(embedder, instructions));
        }

        @Override
        public Map<String, String> texts() {
            Map<String, String> texts = new HashMap<>();
            dataset.topics().queries().forEach(query -> texts.put(query.id().value(), query.text()));
            return texts;
        }

        @Override
        public LabelledScores similarities(Embedder embedder, TaskScores scores) {
            return ScoredGroup.all(JudgedSimilarities.of(dataset, InstructedQueries.of(embedder, instructions))
                    .cosines());
        }
    }

    /** Pairs with scores. */
    record Similarity(ScoredPairs pairs) implements DevelopmentData {
        @Override
        public TaskValidation validation(Embedder embedder) {
            return TaskValidation.similarity(pairs, embedder);
        }

        @Override
        public Map<String, String> texts() {
            Map<String, String> texts = new HashMap<>();
            for (ScoredPair pair : pairs.pairs()) {
                texts.put(String.valueOf(texts.size()), pair.first() + " | " + pair.second());
            }
            return texts;
        }

        @Override
        public LabelledScores similarities(Embedder embedder, TaskScores scores) {
            Items.Pairs items = (Items.Pairs) scores.items();
            return LabelledScores.ofPairs(items.gold(), items.byMeasure().getOrDefault("cosine", List.of()));
        }
    }
}
