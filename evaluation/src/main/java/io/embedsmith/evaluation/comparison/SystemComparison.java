package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.significance.Holm;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.significance.PairedTest;
import io.embedsmith.evaluation.significance.TestPlan;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Two systems on every task that both were measured on.
 *
 * @param first name of the first
 * @param second name of the second
 * @param tasks in the order given
 * @param skipped tasks that could not be compared
 */
public record SystemComparison(String first, String second, List<TaskComparison> tasks, List<SkippedTask> skipped) {

    /** A task that could not be compared, and why. */
    public record SkippedTask(String task, String reason) {}

    /**
     * How to compare.
     *
     * @param rounds of the tests; empty for as many as the number of items suggests
     * @param examples items that won and lost, each at most so many
     * @param texts of the items
     * @param progress hears of each task before it is read, tested and told; what it throws ends the comparison
     */
    public record Settings(OptionalInt rounds, int examples, ItemTexts texts, Progress progress) {
        /** Ten examples without texts. */
        public static final Settings DEFAULT = new Settings(OptionalInt.empty(), 10, ItemTexts.NONE);

        /** Nobody hears how far it is. */
        public Settings(OptionalInt rounds, int examples, ItemTexts texts) {
            this(rounds, examples, texts, Progress.NONE);
        }
    }

    public SystemComparison {
        tasks = List.copyOf(tasks);
        skipped = List.copyOf(skipped);
    }

    /** Tests every task, then corrects for their number. */
    public static SystemComparison of(String first, String second, List<ComparableTask> tasks, Settings settings) {
        List<PairedOutcome> outcomes = new ArrayList<>();
        for (ComparableTask task : tasks) {
            settings.progress().advance("testing", outcomes.size(), tasks.size());
            outcomes.add(PairedTest.of(task.testParts(1), plan(task, settings)));
        }
        List<Double> corrected =
                Holm.corrected(outcomes.stream().map(PairedOutcome::p).toList());
        List<TaskComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            settings.progress().advance("examples", i, tasks.size());
            comparisons.add(comparison(tasks.get(i), outcomes.get(i), corrected.get(i), settings));
        }
        return new SystemComparison(first, second, comparisons, List.of());
    }

    /** With tasks that could not be compared. */
    public SystemComparison withSkipped(List<SkippedTask> others) {
        return new SystemComparison(first, second, tasks, others);
    }

    /** How many tasks have that verdict. */
    public long count(Verdict verdict) {
        return tasks.stream().filter(task -> task.verdict() == verdict).count();
    }

    private static TestPlan plan(ComparableTask task, Settings settings) {
        int items =
                task.parts().stream().mapToInt(part -> Items.size(part.first())).sum();
        TestPlan plan = TestPlan.forItems(items);
        return settings.rounds().isPresent() ? plan.withRounds(settings.rounds().getAsInt()) : plan;
    }

    private static TaskComparison comparison(
            ComparableTask task, PairedOutcome outcome, double corrected, Settings settings) {
        ItemScores scores = new ItemScores(task);
        List<ItemChange> items = scores.all();
        Comparator<ItemChange> lostMost = Comparator.comparingDouble(ItemChange::difference);
        return new TaskComparison(
                task.name(),
                task.metric(),
                outcome,
                corrected,
                Verdict.of(outcome.difference().value(), corrected),
                items,
                scores.areOfMetric(),
                examples(items, change -> change.difference() > 0, lostMost.reversed(), settings),
                examples(items, change -> change.difference() < 0, lostMost, settings));
    }

    /** Equal differences stay in the order of the items, as the sort is stable. */
    private static List<ItemChange> examples(
            List<ItemChange> items, Predicate<ItemChange> which, Comparator<ItemChange> order, Settings settings) {
        return items.stream()
                .filter(which)
                .sorted(order)
                .limit(settings.examples())
                .map(change -> new ItemChange(change.place(), text(change, settings), change.first(), change.second()))
                .toList();
    }

    private static Optional<String> text(ItemChange change, Settings settings) {
        return settings.texts().of(change.place());
    }
}
