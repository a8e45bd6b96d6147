package io.embedsmith.api.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * What was chosen, and what it is worth.
 *
 * @param present fusion before, such as {@code convex-0.5}
 * @param presentScore its score on all queries
 * @param chosen coefficient with the highest score on all queries
 * @param chosenScore its score on all queries, which flatters it
 * @param crossValidated score of choosing like this on queries that did not choose: what new queries can expect
 * @param low lower end of the 95 % interval of {@code crossValidated} less {@code presentScore}
 * @param high its upper end
 * @param p of that difference, by paired randomisation
 * @param better whether {@code crossValidated} is higher than {@code presentScore} and the coefficient another
 * @param significant whether it is, with p below 0.05
 * @param applied whether the coefficient has become the collection's
 * @param thresholdApplied whether {@code threshold} has become the collection's
 * @param curve score of each coefficient on all queries
 * @param folds what each fold's other queries chose
 * @param threshold for the chosen coefficient; empty where none reaches the goal
 */
public record TuningOutcome(
        String present,
        double presentScore,
        double chosen,
        double chosenScore,
        double crossValidated,
        double low,
        double high,
        double p,
        boolean better,
        boolean significant,
        boolean applied,
        boolean thresholdApplied,
        List<Point> curve,
        List<Fold> folds,
        Optional<CheckedThreshold> threshold) {

    /** One coefficient. */
    public record Point(double coefficient, double score) {}

    /** One round. */
    public record Fold(double coefficient, int queries, double score) {}

    /**
     * A threshold on the fused score, with what it reached on queries that did not choose it.
     *
     * @param value the lowest score that is kept, chosen on all queries
     * @param precision share of what was kept that is relevant; 1 where nothing was kept
     * @param recall share of the relevant passages found that was kept
     */
    public record CheckedThreshold(double value, double precision, double recall) {}

    /** After storing. */
    TuningOutcome applied(boolean coefficient, boolean itsThreshold) {
        return new TuningOutcome(
                present,
                presentScore,
                chosen,
                chosenScore,
                crossValidated,
                low,
                high,
                p,
                better,
                significant,
                coefficient,
                itsThreshold,
                curve,
                folds,
                threshold);
    }
}
