package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.distribution.HeldOutThreshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.tuning.QueryFolds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Chooses a threshold, and looks at what one that is chosen without a fold of the queries does on that fold, for each in turn. */
record ThresholdCheck(JudgedRankings rankings, QueryFolds folds, ThresholdGoal goal) {

    /** Empty where no threshold reaches the goal on all queries. */
    Optional<TuningOutcome.CheckedThreshold> of(MeasuredSystem system) {
        List<HeldOutThreshold.Part> parts = IntStream.range(0, folds.count())
                .mapToObj(fold -> rankings.found(system, places(fold)))
                .map(found -> new HeldOutThreshold.Part(found.positives(), found.negatives()))
                .toList();
        OptionalDouble onAll = HeldOutThreshold.chosen(parts, goal);
        if (onAll.isEmpty()) {
            return Optional.empty();
        }
        HeldOutThreshold held = HeldOutThreshold.of(parts, goal);
        return Optional.of(new TuningOutcome.CheckedThreshold(onAll.getAsDouble(), held.precision(), held.recall()));
    }

    private List<Integer> places(int fold) {
        List<QueryId> ids = rankings.ids();
        return IntStream.range(0, ids.size())
                .filter(place -> folds.of(ids.get(place)) == fold)
                .boxed()
                .toList();
    }
}
