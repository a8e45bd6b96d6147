package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.distribution.UnreachableThresholdException;
import io.embedsmith.evaluation.tuning.QueryFolds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses a threshold on all queries but one fold and looks at what it does on that fold, for each in turn. */
record ThresholdCheck(JudgedRankings rankings, QueryFolds folds, ThresholdGoal goal) {

    /** Empty where no threshold reaches the goal on all queries. */
    Optional<TuningOutcome.CheckedThreshold> of(MeasuredSystem system) {
        OptionalDouble onAll = threshold(system, fold -> true);
        if (onAll.isEmpty()) {
            return Optional.empty();
        }
        long kept = 0;
        long right = 0;
        long positives = 0;
        for (int i = 0; i < folds.count(); i++) {
            int fold = i;
            OptionalDouble chosen = threshold(system, other -> other != fold);
            JudgedRankings.FoundScores here = rankings.found(system, places(other -> other == fold));
            positives += here.positives().size();
            if (chosen.isPresent()) {
                double value = chosen.getAsDouble();
                long found = here.positives().stream()
                        .filter(score -> score >= value)
                        .count();
                right += found;
                kept += found
                        + here.negatives().stream()
                                .filter(score -> score >= value)
                                .count();
            }
        }
        return Optional.of(new TuningOutcome.CheckedThreshold(
                onAll.getAsDouble(),
                kept == 0 ? 1 : (double) right / kept,
                positives == 0 ? 0 : (double) right / positives));
    }

    private OptionalDouble threshold(MeasuredSystem system, IntPredicate inFold) {
        JudgedRankings.FoundScores found = rankings.found(system, places(inFold));
        if (found.positives().isEmpty() || found.negatives().isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Thresholds.of(LabelledScores.of(found.positives(), found.negatives()))
                    .reaching(goal)
                    .value());
        } catch (UnreachableThresholdException e) {
            return OptionalDouble.empty();
        }
    }

    private List<Integer> places(IntPredicate inFold) {
        List<QueryId> ids = rankings.ids();
        return IntStream.range(0, ids.size())
                .filter(place -> inFold.test(folds.of(ids.get(place))))
                .boxed()
                .toList();
    }
}
