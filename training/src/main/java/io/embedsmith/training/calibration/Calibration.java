package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.distribution.HeldOutThreshold;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.ProbabilityCurve;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import java.util.List;

/**
 * What scores mean on some data.
 *
 * @param distributions of positives and negatives
 * @param goal of the threshold
 * @param threshold that reaches it on all of them
 * @param heldBack what thresholds of the same goal reach on data that did not choose them
 * @param curve the chance that a score stands for
 */
public record Calibration(
        SimilarityDistributions distributions,
        ThresholdGoal goal,
        Threshold threshold,
        HeldOutThreshold heldBack,
        ProbabilityCurve curve) {

    /**
     * Of scores, query by query or pair by pair.
     *
     * @throws io.embedsmith.evaluation.distribution.UnusableScoresException if there is no positive or no negative
     * @throws io.embedsmith.evaluation.distribution.UnreachableThresholdException if no threshold reaches the goal
     */
    public static Calibration of(List<ScoredGroup> groups, ThresholdGoal goal) {
        LabelledScores all = ScoredGroup.all(groups);
        return new Calibration(
                SimilarityDistributions.of(all),
                goal,
                Thresholds.of(all).reaching(goal),
                HeldOutThreshold.of(Fifths.of(groups), goal),
                ProbabilityCurve.of(all));
    }
}
