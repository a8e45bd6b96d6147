package io.embedsmith.training.tuning;

import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.training.calibration.JudgedSimilarities;
import io.embedsmith.training.calibration.PositiveLabels;
import io.embedsmith.training.calibration.ScoredGroup;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.validation.InstructedQueries;
import io.embedsmith.training.validation.TaskValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    List<ScoredGroup> similarities(Embedder embedder, TaskScores scores);

    /** Which labels say that a pair belongs together; empty where nothing but that is judged. */
    Optional<PositiveLabels> positives();

    /** Queries with what answers them, to be looked for in what is trained on. */
    List<TrainingExample> answers();

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
        public List<ScoredGroup> similarities(Embedder embedder, TaskScores scores) {
            return JudgedSimilarities.of(dataset, InstructedQueries.of(embedder, instructions))
                    .cosines();
        }

        @Override
        public Optional<PositiveLabels> positives() {
            return Optional.empty();
        }

        @Override
        public List<TrainingExample> answers() {
            return dataset.topics().queries().stream()
                    .filter(query -> !query.text().isBlank())
                    .flatMap(query -> relevant(query).map(text -> TrainingExample.ofPair(query.text(), text)))
                    .toList();
        }

        /** Those that are in the corpus and say something. */
        private Stream<String> relevant(Query query) {
            return dataset.qrels().of(query.id()).grades().entrySet().stream()
                    .filter(judged -> judged.getValue() > 0)
                    .flatMap(judged -> dataset.corpus().passage(judged.getKey()).stream())
                    .map(Passage::titleAndText)
                    .filter(text -> !text.isBlank());
        }
    }

    /**
     * Pairs with scores.
     *
     * @param labels of those that belong together
     */
    record Similarity(ScoredPairs pairs, PositiveLabels labels) implements DevelopmentData {
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
        public List<ScoredGroup> similarities(Embedder embedder, TaskScores scores) {
            Items.Pairs items = (Items.Pairs) scores.items();
            List<Double> cosines = items.byMeasure().getOrDefault("cosine", List.of());
            return IntStream.range(0, cosines.size())
                    .mapToObj(pair -> labels.group(items.gold().get(pair), cosines.get(pair)))
                    .toList();
        }

        @Override
        public Optional<PositiveLabels> positives() {
            return Optional.of(labels);
        }

        @Override
        public List<TrainingExample> answers() {
            return pairs.pairs().stream()
                    .filter(pair -> pair.score() >= labels.from()
                            && !pair.first().isBlank()
                            && !pair.second().isBlank())
                    .map(pair -> TrainingExample.ofPair(pair.first(), pair.second()))
                    .toList();
        }
    }
}
