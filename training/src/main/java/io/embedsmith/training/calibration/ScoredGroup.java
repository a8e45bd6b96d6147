package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.distribution.LabelledScores;
import java.util.List;

/**
 * Scores that hang together: those of one query, or of one pair. A part of the data that is held back holds back whole groups.
 *
 * @param positives of what belongs together
 * @param negatives of what does not
 */
public record ScoredGroup(List<Double> positives, List<Double> negatives) {

    public ScoredGroup {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    /**
     * All scores of all groups.
     *
     * @throws io.embedsmith.evaluation.distribution.UnusableScoresException if there is no positive or no negative
     */
    public static LabelledScores all(List<ScoredGroup> groups) {
        return LabelledScores.of(
                groups.stream().flatMap(group -> group.positives().stream()).toList(),
                groups.stream().flatMap(group -> group.negatives().stream()).toList());
    }
}
