package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.tuning.CrossValidation;
import io.embedsmith.evaluation.tuning.QueryFolds;
import io.embedsmith.evaluation.tuning.SettingScores;
import io.embedsmith.evaluation.tuning.Tuned;
import io.embedsmith.retrieval.fusion.Fusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Chooses the coefficient of a convex combination in steps of 0.05, and says whether it is worth a change. */
final class CoefficientChoice {
    private static final int STEPS = 20;
    private static final long SEED = 42;
    private static final double SIGNIFICANT = 0.05;

    private final JudgedRankings rankings;
    private final MetricName metric;
    private final Fusion present;
    private final QueryListener listener;

    CoefficientChoice(JudgedRankings rankings, MetricName metric, Fusion present, QueryListener listener) {
        this.rankings = rankings;
        this.metric = metric;
        this.present = present;
        this.listener = listener;
    }

    /** @throws io.embedsmith.evaluation.tuning.UntunableException with fewer than 2 judged queries */
    TuningOutcome make(EvaluationPlan.Goal goal) {
        QueryFolds folds = QueryFolds.of(rankings.ids(), SEED);
        SequencedMap<Double, SequencedMap<QueryId, Double>> table = new LinkedHashMap<>();
        for (int step = 0; step <= STEPS; step++) {
            listener.step("choosing", step, STEPS + 1);
            double coefficient = (double) step / STEPS;
            table.put(coefficient, byQuery(scores(new Fusion.Convex(coefficient))));
        }
        Tuned<Double> tuned = CrossValidation.choose(new SettingScores<>(table), folds, nearest());
        Items.Scores now = scores(present);
        SequencedMap<String, List<Double>> heldOut = new LinkedHashMap<>();
        heldOut.put(metric.toString(), new ArrayList<>(tuned.heldOut().values()));
        PairedOutcome gain = SystemComparison.of(new Items.Scores(now.ids(), heldOut), now, metric.toString());
        boolean isBetter = gain.difference().value() > 0 && !present.equals(new Fusion.Convex(tuned.chosen()));
        return new TuningOutcome(
                MeasuredSystem.label(present),
                gain.second().value(),
                tuned.chosen(),
                tuned.means().getOrDefault(tuned.chosen(), 0.0),
                tuned.crossValidated(),
                gain.difference().low(),
                gain.difference().high(),
                gain.p(),
                isBetter,
                isBetter && gain.p() < SIGNIFICANT,
                false,
                false,
                tuned.means().entrySet().stream()
                        .map(entry -> new TuningOutcome.Point(entry.getKey(), entry.getValue()))
                        .toList(),
                tuned.folds().stream()
                        .map(fold -> new TuningOutcome.Fold(fold.setting(), fold.queries(), fold.score()))
                        .toList(),
                new ThresholdCheck(rankings, folds, FoundDistribution.goal(goal))
                        .of(new MeasuredSystem.Fused(new Fusion.Convex(tuned.chosen()))));
    }

    private Items.Scores scores(Fusion fusion) {
        return rankings.scores(new MeasuredSystem.Fused(fusion), List.of(metric));
    }

    private SequencedMap<QueryId, Double> byQuery(Items.Scores scores) {
        List<Double> values = scores.byMetric().getOrDefault(metric.toString(), List.of());
        SequencedMap<QueryId, Double> byQuery = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byQuery.put(new QueryId(scores.ids().get(i)), values.get(i));
        }
        return byQuery;
    }

    /** Of coefficients that are equally good, the one that changes least. */
    private Comparator<Double> nearest() {
        double now = present.denseCoefficient();
        return Comparator.<Double>comparingDouble(coefficient -> Math.abs(coefficient - now))
                .thenComparing(Comparator.naturalOrder());
    }
}
