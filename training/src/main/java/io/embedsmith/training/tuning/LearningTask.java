package io.embedsmith.training.tuning;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.PairBatch;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.SimilarityObjective;
import io.embedsmith.training.objective.TextLengths;

/** What an embedding model learns, and from which data. */
public sealed interface LearningTask {

    /** Texts are cut where evaluation cuts them too. */
    TextLengths lengths();

    /** Everything but the data that decides what is learned, in words. */
    String settings();

    /** What is in the data, and what will spoil the result. */
    DataReport inspect(Inspection inspection);

    /** The task for one encoder. */
    Objective objective(TrainableEncoder encoder);

    /** To find passages. */
    record Retrieval(ExampleFiles<TrainingExample> examples, RetrievalObjective.Groups groups) implements LearningTask {
        @Override
        public TextLengths lengths() {
            return groups.lengths();
        }

        @Override
        public String settings() {
            return groups.toString();
        }

        @Override
        public DataReport inspect(Inspection inspection) {
            return inspection.ofExamples(examples.all());
        }

        @Override
        public Objective objective(TrainableEncoder encoder) {
            return new RetrievalObjective(encoder, examples, groups);
        }
    }

    /** To tell how alike two texts are. */
    record Similarity(ExampleFiles<LabelledPair> pairs, TextLengths lengths, Loss<PairBatch> loss)
            implements LearningTask {
        @Override
        public String settings() {
            return lengths + ", " + loss;
        }

        @Override
        public DataReport inspect(Inspection inspection) {
            return inspection.ofPairs(pairs.all());
        }

        @Override
        public Objective objective(TrainableEncoder encoder) {
            return new SimilarityObjective(encoder, pairs, lengths, loss);
        }
    }
}
