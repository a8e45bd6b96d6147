package io.embedsmith.training.tuning;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.loss.LabelledLogits;
import io.embedsmith.training.loss.ScoreLoss;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.RelevanceObjective;
import io.embedsmith.training.objective.RerankingObjective;

/** What a reranker learns, and from which data. */
public sealed interface RerankerTask {

    /** Where pairs are cut, in training and when they are measured. */
    int maxTokens();

    /** Everything but the data that decides what is learned, in words. */
    String settings();

    /** What is in the data, and what will spoil the result. */
    DataReport inspect(Inspection inspection);

    /** The task for one reranker. */
    Objective objective(TrainableReranker reranker);

    /** Which of a query's passages answers it. */
    record Groups(ExampleFiles<TrainingExample> examples, RerankingObjective.PairGroups groups)
            implements RerankerTask {
        @Override
        public int maxTokens() {
            return groups.maxTokens();
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
        public Objective objective(TrainableReranker reranker) {
            return new RerankingObjective(reranker, examples, groups);
        }
    }

    /** How relevant people say that a text is. */
    record Labelled(ExampleFiles<LabelledPair> pairs, int maxTokens, ScoreLoss<LabelledLogits> loss)
            implements RerankerTask {
        @Override
        public String settings() {
            return "pairs of " + maxTokens + " tokens, " + loss;
        }

        @Override
        public DataReport inspect(Inspection inspection) {
            return inspection.ofPairs(pairs.all());
        }

        @Override
        public Objective objective(TrainableReranker reranker) {
            return new RelevanceObjective(reranker, pairs, maxTokens, loss);
        }
    }
}
