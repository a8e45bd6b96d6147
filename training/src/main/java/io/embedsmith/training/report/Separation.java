package io.embedsmith.training.report;

import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.training.calibration.ScoredGroup;
import java.util.List;

/** How far similarities keep apart what belongs together and what does not. */
public sealed interface Separation {

    /**
     * Of what there is both of.
     *
     * @param distributions of similarities
     * @param threshold of the best F1 on them
     */
    record Measured(SimilarityDistributions distributions, Threshold threshold) implements Separation {}

    /** There is nothing to keep apart. A model is not lost for that: the report says why it has no distributions. */
    enum Missing implements Separation {
        /** Nothing belongs together. */
        NO_POSITIVE(Caption.NO_POSITIVE),
        /** Of pairs all belong together; of queries all that lies near was judged relevant. */
        NO_NEGATIVE(Caption.NO_NEGATIVE);

        private final Caption why;

        Missing(Caption why) {
            this.why = why;
        }

        Caption why() {
            return why;
        }
    }

    /** Of scores, query by query or pair by pair. */
    static Separation of(List<ScoredGroup> groups) {
        if (groups.stream().allMatch(group -> group.positives().isEmpty())) {
            return Missing.NO_POSITIVE;
        }
        if (groups.stream().allMatch(group -> group.negatives().isEmpty())) {
            return Missing.NO_NEGATIVE;
        }
        LabelledScores scores = ScoredGroup.all(groups);
        return new Measured(
                SimilarityDistributions.of(scores), Thresholds.of(scores).reaching(new ThresholdGoal.BestF1()));
    }
}
