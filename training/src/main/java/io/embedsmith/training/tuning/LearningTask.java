package io.embedsmith.training.tuning;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.PairBatch;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.SimilarityObjective;
import io.embedsmith.training.objective.TextLengths;
import java.util.List;

/** What an embedding model learns, and from which data. */
public sealed interface LearningTask {

    /** Texts are cut where evaluation cuts them too. */
    TextLengths lengths();

    /** Everything but the data that decides what is learned, in words. */
    String settings();

    /** The task for one encoder. */
    Objective objective(TrainableEncoder encoder);

    /** To find passages. */
    record Retrieval(List<List<TrainingExample>> files, RetrievalObjective.Groups groups) implements LearningTask {
        public Retrieval {
            files = files.stream().map(List::copyOf).toList();
        }

        @Override
        public TextLengths lengths() {
            return groups.lengths();
        }

        @Override
        public String settings() {
            return groups.toString();
        }

        @Override
        public Objective objective(TrainableEncoder encoder) {
            return new RetrievalObjective(encoder, files, groups);
        }
    }

    /** To tell how alike two texts are. */
    record Similarity(List<List<LabelledPair>> files, TextLengths lengths, Loss<PairBatch> loss)
            implements LearningTask {
        public Similarity {
            files = files.stream().map(List::copyOf).toList();
        }

        @Override
        public String settings() {
            return lengths + ", " + loss;
        }

        @Override
        public Objective objective(TrainableEncoder encoder) {
            return new SimilarityObjective(encoder, files, lengths, loss);
        }
    }
}
