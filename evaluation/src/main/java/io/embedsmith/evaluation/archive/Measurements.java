package io.embedsmith.evaluation.archive;

import io.embedsmith.evaluation.comparison.ComparableTask;
import io.embedsmith.evaluation.comparison.ItemTexts;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.comparison.SystemComparison.SkippedTask;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.report.ModelScores;
import io.embedsmith.evaluation.report.TaskScore;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.result.SubsetScores;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.significance.IncomparableException;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Archived results with what the tasks' descriptors know of them: type, main score, splits that count, texts. */
public final class Measurements {
    private final TaskCatalog catalog;

    /** With the tasks that are known; results of others are used too. */
    public Measurements(TaskCatalog catalog) {
        this.catalog = catalog;
    }

    /** Main scores of a model, for the leaderboard. */
    public ModelScores scores(ArchivedModel model) {
        return new ModelScores(
                model.name(),
                model.revision(),
                model.read().results().stream()
                        .map(result -> new TaskScore(
                                result.task(),
                                descriptor(result.task())
                                        .map(task -> task.type().label())
                                        .orElse(""),
                                result.mainScore(splits(result))))
                        .toList());
    }

    /**
     * What a model did on a task, item by item.
     *
     * @throws IncomparableException if its items are not there
     */
    public MeasuredTask measured(ArchivedModel model, TaskResult result) {
        List<MeasuredTask.Part> parts = new ArrayList<>();
        for (String split : splits(result)) {
            for (SubsetScores scores : result.splits().getOrDefault(split, List.of())) {
                Items items = model.items(new ResultFolder.Part(result.task(), split, scores.subset()))
                        .orElseThrow(() -> new IncomparableException("the results of " + model.name() + " on "
                                + result.task() + " (" + split + ", " + scores.subset()
                                + ") hold no outcomes item by item; run it with 'embedsmith eval'"));
                parts.add(new MeasuredTask.Part(split, scores.subset(), items));
            }
        }
        return new MeasuredTask(result.task(), result.datasetRevision(), metric(result), parts);
    }

    /**
     * What a model did on each of these tasks that it has a result of.
     *
     * @throws IncomparableException if items of one are not there
     */
    public List<MeasuredTask> measured(ArchivedModel model, List<String> tasks) {
        return model.read().results().stream()
                .filter(result -> tasks.contains(result.task()))
                .map(result -> measured(model, result))
                .toList();
    }

    /**
     * Outcomes of two models on the same tasks, in the order of the names.
     *
     * @throws IncomparableException if one of them has no outcome, or on other data
     */
    public List<ComparableTask> comparable(ArchivedModel first, ArchivedModel second, List<String> tasks) {
        Map<String, TaskResult> ofFirst = byTask(first);
        Map<String, TaskResult> ofSecond = byTask(second);
        return tasks.stream()
                .map(task -> measured(first, ofFirst, task).beside(measured(second, ofSecond, task)))
                .toList();
    }

    /** Compares two models on all tasks that both have, or those of the names, if there are some. */
    public SystemComparison compare(
            ArchivedModel first, ArchivedModel second, List<String> only, SystemComparison.Settings settings) {
        Map<String, TaskResult> ofFirst = byTask(first);
        Map<String, TaskResult> ofSecond = byTask(second);
        List<ComparableTask> tasks = new ArrayList<>();
        List<SkippedTask> skipped = new ArrayList<>();
        Map<String, TaskResult> all = new TreeMap<>(ofFirst);
        all.putAll(ofSecond);
        int read = 0;
        for (String task : all.keySet()) {
            settings.progress().advance("reading", read++, all.size());
            if (!only.isEmpty() && only.stream().noneMatch(task::equalsIgnoreCase)) {
                continue;
            }
            try {
                tasks.add(measured(first, ofFirst, task).beside(measured(second, ofSecond, task)));
            } catch (IncomparableException e) {
                skipped.add(new SkippedTask(task, String.valueOf(e.getMessage())));
            }
        }
        return SystemComparison.of(first.name(), second.name(), tasks, settings).withSkipped(skipped);
    }

    /** Texts of items, from the data of the tasks. */
    public ItemTexts texts() {
        return new TaskItemTexts(catalog);
    }

    private MeasuredTask measured(ArchivedModel model, Map<String, TaskResult> results, String task) {
        TaskResult result = results.get(task);
        if (result == null) {
            throw new IncomparableException(model.name() + " has no result on " + task);
        }
        return measured(model, result);
    }

    private static Map<String, TaskResult> byTask(ArchivedModel model) {
        return model.read().results().stream().collect(Collectors.toMap(TaskResult::task, Function.identity()));
    }

    private Optional<TaskDescriptor> descriptor(String task) {
        return catalog.all().stream()
                .map(TaskCatalog.Task::descriptor)
                .filter(known -> known.name().equals(task))
                .findFirst();
    }

    /** Those that count by the descriptor, if all are there; else all that are there. */
    private List<String> splits(TaskResult result) {
        List<String> there = List.copyOf(result.splits().keySet());
        return descriptor(result.task())
                .map(TaskDescriptor::evaluate)
                .filter(there::containsAll)
                .orElse(there);
    }

    /** By the descriptor; of a task that is not known, the score that has the value of the main score everywhere. */
    private String metric(TaskResult result) {
        return descriptor(result.task()).map(TaskDescriptor::mainScore).orElseGet(() -> sameAsMain(result));
    }

    private static String sameAsMain(TaskResult result) {
        List<SubsetScores> all =
                result.splits().values().stream().flatMap(List::stream).toList();
        return all.getFirst().metrics().keySet().stream()
                .filter(name -> all.stream()
                        .allMatch(scores -> new MetricValue.Scalar(scores.mainScore())
                                .equals(scores.metrics().get(name))))
                .findFirst()
                .orElseThrow(() -> new IncomparableException("none of the scores of " + result.task()
                        + " is its main score; name the task file that describes it"));
    }
}
