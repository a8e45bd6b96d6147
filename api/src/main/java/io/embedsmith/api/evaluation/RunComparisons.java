package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Compares runs query by query. */
public final class RunComparisons {
    private RunComparisons() {}

    /** Under which metric, of which system. */
    public record View(String metric, String system, int changes) {}

    /** Compares on the queries that both runs measured, in the order of the first. */
    public static RunComparison of(QueryTable first, QueryTable second, View view) {
        Map<String, Double> ofFirst = scores("first", first, view);
        Map<String, Double> ofSecond = scores("second", second, view);
        List<RunComparison.Change> common = new ArrayList<>();
        for (int i = 0; i < first.queries().size(); i++) {
            String query = first.queries().get(i);
            Double before = ofFirst.get(query);
            Double after = ofSecond.get(query);
            if (before != null && after != null) {
                common.add(new RunComparison.Change(query, first.texts().get(i), before, after));
            }
        }
        if (common.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "the two runs measured no query in common; nothing can be compared");
        }
        PairedOutcome outcome = SystemComparison.of(
                items(common, view, RunComparison.Change::second),
                items(common, view, RunComparison.Change::first),
                view.metric());
        return new RunComparison(
                view.metric(),
                view.system(),
                common.size(),
                outcome.second().value(),
                outcome.first().value(),
                outcome.difference().value(),
                outcome.difference().low(),
                outcome.difference().high(),
                outcome.p(),
                common.stream()
                        .filter(change -> change.first() != change.second())
                        .sorted(Comparator.<RunComparison.Change>comparingDouble(
                                        change -> -Math.abs(change.second() - change.first()))
                                .thenComparing(RunComparison.Change::query))
                        .limit(view.changes())
                        .toList());
    }

    private static Items.Scores items(
            List<RunComparison.Change> common,
            View view,
            java.util.function.ToDoubleFunction<RunComparison.Change> score) {
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put(view.metric(), common.stream().map(score::applyAsDouble).toList());
        return new Items.Scores(common.stream().map(RunComparison.Change::query).toList(), byMetric);
    }

    private static Map<String, Double> scores(String which, QueryTable table, View view) {
        Map<String, List<Double>> ofSystem = table.scores().get(view.system());
        if (ofSystem == null) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "the " + which + " run has no system '" + view.system() + "'; it has "
                            + table.scores().keySet());
        }
        List<Double> values = ofSystem.get(view.metric());
        if (values == null) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "the " + which + " run has no metric '" + view.metric() + "'; it has " + ofSystem.keySet());
        }
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            scores.put(table.queries().get(i), values.get(i));
        }
        return scores;
    }
}
