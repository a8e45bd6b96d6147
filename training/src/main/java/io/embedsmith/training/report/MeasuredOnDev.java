package io.embedsmith.training.report;

import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.validation.TaskValidation;

/**
 * A model on the dev set.
 *
 * @param metric the main score
 * @param scores all scores
 * @param distributions of similarities
 * @param threshold of the best F1 on them
 */
public record MeasuredOnDev(
        String metric, TaskScores scores, SimilarityDistributions distributions, Threshold threshold) {

    /** Measures. */
    public static MeasuredOnDev of(DevelopmentData data, Embedder embedder) {
        TaskValidation validation = data.validation(embedder);
        LabelledScores similarities = data.similarities(embedder);
        return new MeasuredOnDev(
                validation.metric(),
                validation.scores(),
                SimilarityDistributions.of(similarities),
                Thresholds.of(similarities).reaching(new ThresholdGoal.BestF1()));
    }
}
