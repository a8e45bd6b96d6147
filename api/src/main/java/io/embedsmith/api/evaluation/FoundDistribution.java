package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.distribution.Histogram;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Spread;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.distribution.UnreachableThresholdException;
import java.util.Optional;

/**
 * How the scores of relevant passages and of the others that a system found lie, and where to cut between them.
 *
 * @param stage what the scores are: similarity, bm25 or fusion
 * @param auc chance that a relevant passage scores higher than another
 * @param overlap share of each that also lies in the other
 * @param threshold that reaches the goal
 * @param unreachable why there is none
 */
public record FoundDistribution(
        String stage,
        Spread positives,
        Spread negatives,
        Histogram histogram,
        double auc,
        double overlap,
        Optional<Cut> threshold,
        Optional<String> unreachable) {

    /**
     * A threshold for searches.
     *
     * @param value the lowest score that is kept
     * @param precision share of what is kept that is relevant
     * @param recall share of the relevant passages found that is kept
     */
    public record Cut(double value, double precision, double recall) {
        static Cut of(Threshold threshold) {
            return new Cut(threshold.value(), threshold.precision(), threshold.recall());
        }
    }

    /** Empty where there is nothing to tell apart. */
    static Optional<FoundDistribution> of(
            MeasuredSystem system, JudgedRankings.FoundScores found, EvaluationPlan.Goal goal) {
        if (found.positives().isEmpty() || found.negatives().isEmpty()) {
            return Optional.empty();
        }
        LabelledScores scores = LabelledScores.of(found.positives(), found.negatives());
        SimilarityDistributions lie = SimilarityDistributions.of(scores);
        Optional<Cut> threshold = Optional.empty();
        Optional<String> unreachable = Optional.empty();
        try {
            threshold = Optional.of(Cut.of(Thresholds.of(scores).reaching(goal(goal))));
        } catch (UnreachableThresholdException e) {
            unreachable = Optional.of(String.valueOf(e.getMessage()));
        }
        return Optional.of(new FoundDistribution(
                system.scoreStage(),
                lie.positives(),
                lie.negatives(),
                lie.histogram(),
                lie.auc(),
                lie.overlap(),
                threshold,
                unreachable));
    }

    static ThresholdGoal goal(EvaluationPlan.Goal goal) {
        if (goal.precision().isPresent()) {
            return new ThresholdGoal.Precision(goal.precision().getAsDouble());
        }
        return goal.recall().isPresent()
                ? new ThresholdGoal.Recall(goal.recall().getAsDouble())
                : new ThresholdGoal.BestF1();
    }
}
