package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.significance.Interval;
import io.embedsmith.evaluation.significance.PairedOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as plain maps, lists, texts and numbers, ready to become JSON. */
public final class ComparisonValues {
    private ComparisonValues() {}

    /** All of it but the items that did not change most. */
    public static Map<String, Object> of(SystemComparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", comparison.first());
        json.put("second", comparison.second());
        json.put(
                "tasks", comparison.tasks().stream().map(ComparisonValues::task).toList());
        json.put(
                "skipped",
                comparison.skipped().stream()
                        .map(skipped -> Map.of("task", skipped.task(), "reason", skipped.reason()))
                        .toList());
        return json;
    }

    private static Map<String, Object> task(TaskComparison task) {
        PairedOutcome outcome = task.outcome();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task.task());
        json.put("metric", task.metric());
        json.put("items", outcome.items());
        json.put("first", interval(outcome.first()));
        json.put("second", interval(outcome.second()));
        json.put("difference", interval(outcome.difference()));
        json.put("p", outcome.p());
        json.put("pHolm", task.correctedP());
        outcome.rounds().ifPresent(rounds -> json.put("rounds", rounds));
        json.put("verdict", task.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("itemScores", task.ofMetric() ? "metric" : "closeness of ranks");
        json.put("won", changes(task.won()));
        json.put("lost", changes(task.lost()));
        return json;
    }

    /** An interval. */
    public static Map<String, Double> interval(Interval interval) {
        Map<String, Double> json = new LinkedHashMap<>();
        json.put("value", interval.value());
        json.put("low", interval.low());
        json.put("high", interval.high());
        return json;
    }

    private static List<Map<String, Object>> changes(List<ItemChange> changes) {
        return changes.stream().map(ComparisonValues::change).toList();
    }

    private static Map<String, Object> change(ItemChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", change.place().id());
        json.put("split", change.place().split());
        json.put("subset", change.place().subset());
        change.text().ifPresent(text -> json.put("text", text));
        json.put("first", change.first());
        json.put("second", change.second());
        json.put("difference", change.difference());
        return json;
    }
}
