package io.embedsmith.api.evaluation.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.evaluation.comparison.ItemChange;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.comparison.TaskComparison;
import io.embedsmith.evaluation.significance.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two models side by side on the tasks that both were measured on.
 *
 * @param first id of a model
 * @param second id of the other
 * @param skipped tasks that could not be compared, with the reason
 */
public record ModelComparison(String first, String second, List<TaskDifference> tasks, List<Skipped> skipped) {
    /** Points of a plot, evenly drawn from all items. */
    private static final int MOST_POINTS = 2_000;

    /** A task that could not be compared. */
    public record Skipped(String task, String reason) {}

    /**
     * One task.
     *
     * @param difference first less second, with the 95 % interval of the paired bootstrap
     * @param p by paired randomisation
     * @param correctedP corrected for the number of tasks (Holm)
     * @param verdict {@code first-better}, {@code second-better} or {@code no-difference}, by {@code correctedP} at 0.05
     * @param itemScores {@code metric}, or {@code closeness} of ranks where a metric has no value for one item
     * @param points both scores of each item, at most 2,000
     * @param won items on which the first gains most
     * @param lost items on which it loses most
     */
    public record TaskDifference(
            String task,
            String metric,
            int items,
            Interval first,
            Interval second,
            Interval difference,
            double p,
            double correctedP,
            String verdict,
            String itemScores,
            List<List<Double>> points,
            List<Change> won,
            List<Change> lost) {}

    /** An item; its text where the data of the task are there. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Change(String id, String split, String subset, Optional<String> text, double first, double second) {}

    static ModelComparison of(SystemComparison comparison) {
        return new ModelComparison(
                comparison.first(),
                comparison.second(),
                comparison.tasks().stream().map(ModelComparison::task).toList(),
                comparison.skipped().stream()
                        .map(skipped -> new Skipped(skipped.task(), skipped.reason()))
                        .toList());
    }

    private static TaskDifference task(TaskComparison task) {
        return new TaskDifference(
                task.task(),
                task.metric(),
                task.outcome().items(),
                task.outcome().first(),
                task.outcome().second(),
                task.outcome().difference(),
                task.outcome().p(),
                task.correctedP(),
                task.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                task.ofMetric() ? "metric" : "closeness",
                points(task.items()),
                changes(task.won()),
                changes(task.lost()));
    }

    private static List<List<Double>> points(List<ItemChange> items) {
        int step = Math.max(1, (items.size() + MOST_POINTS - 1) / MOST_POINTS);
        return IntStream.iterate(0, i -> i < items.size(), i -> i + step)
                .mapToObj(i -> List.of(
                        rounded(items.get(i).first()), rounded(items.get(i).second())))
                .toList();
    }

    private static double rounded(double score) {
        return Math.round(score * 1e4) / 1e4;
    }

    private static List<Change> changes(List<ItemChange> changes) {
        return changes.stream()
                .map(change -> new Change(
                        change.place().id(),
                        change.place().split(),
                        change.place().subset(),
                        change.text(),
                        change.first(),
                        change.second()))
                .toList();
    }
}
