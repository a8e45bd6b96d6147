package io.embedsmith.training.tuning;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.loss.LabelledLogits;
import io.embedsmith.training.loss.ScoreLoss;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.RelevanceObjective;
import io.embedsmith.training.objective.RerankingObjective;
import java.util.List;

/** What a reranker learns, and from which data. */
public sealed interface RerankerTask {

    /** Where pairs are cut, in training and when they are measured. */
    int maxTokens();

    /** Everything but the data that decides what is learned, in words. */
    String settings();

    /** The task for one reranker. */
    Objective objective(TrainableReranker reranker);

    /** Which of a query's passages answers it. */
    record Groups(List<List<TrainingExample>> files, RerankingObjective.PairGroups groups) implements RerankerTask {
        public Groups {
            files = files.stream().map(List::copyOf).toList();
        }

        @Override
        public int maxTokens() {
            return groups.maxTokens();
        }

        @Override
        public String settings() {
            return groups.toString();
        }

        @Override
        public Objective objective(TrainableReranker reranker) {
            return new RerankingObjective(reranker, files, groups);
        }
    }

    /** How relevant people say that a text is. */
    record Labelled(List<List<LabelledPair>> files, int maxTokens, ScoreLoss<LabelledLogits> loss)
            implements RerankerTask {
        public Labelled {
            files = files.stream().map(List::copyOf).toList();
        }

        @Override
        public String settings() {
            return "pairs of " + maxTokens + " tokens, " + loss;
        }

        @Override
        public Objective objective(TrainableReranker reranker) {
            return new RelevanceObjective(reranker, files, maxTokens, loss);
        }
    }
}
