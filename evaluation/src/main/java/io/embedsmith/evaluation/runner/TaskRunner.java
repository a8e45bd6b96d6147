package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.DataRevision;
import io.embedsmith.evaluation.descriptor.Subset;
import io.embedsmith.evaluation.descriptor.TaskDataReader;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.model.TaskTexts;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.result.SubsetScores;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Runs tasks and writes each result as soon as it is there. Not safe for use by several threads. */
public final class TaskRunner {
    private final ResultFolder results;
    private final VectorCache cache;
    private final Clock clock;

    /** Over the folder that results go to. */
    public TaskRunner(ResultFolder results, VectorCache cache, Clock clock) {
        this.results = results;
        this.cache = cache;
        this.clock = clock;
    }

    /** As {@link #run(TestedSystem, TaskRequest, RunListener)}, by vectors alone. */
    public TaskOutcome run(TextEncoder encoder, TaskRequest request, RunListener listener) {
        return run(TestedSystem.of(encoder), request, listener);
    }

    /**
     * Runs a task, unless its result is there. A failure is an outcome, not an exception, so that other tasks can go on.
     *
     * @throws CancellationException if the listener threw one
     */
    public TaskOutcome run(TestedSystem system, TaskRequest request, RunListener listener) {
        try {
            Optional<TaskResult> earlier = comparable(system.model(), request);
            if (earlier.isPresent()
                    && request.existing() == TaskRequest.Existing.KEEP
                    && isComplete(earlier.get(), request)) {
                return new TaskOutcome.Kept(earlier.get());
            }
            TaskResult ran = evaluate(system, request, listener);
            TaskResult all = earlier.map(ran::with).orElse(ran);
            results.put(system.model(), all);
            return new TaskOutcome.Finished(all);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return new TaskOutcome.Failed(e);
        }
    }

    /** A result of the same data; one of others counts as not there. */
    private Optional<TaskResult> comparable(TestedModel model, TaskRequest request) {
        return results.result(model, request.task().descriptor().name())
                .filter(result -> result.datasetRevision().equals(DataRevision.of(request.task())));
    }

    private static boolean isComplete(TaskResult result, TaskRequest request) {
        Set<String> subsets =
                request.task().descriptor().subsets().stream().map(Subset::name).collect(Collectors.toSet());
        return request.splits().stream()
                .allMatch(split -> result.splits().getOrDefault(split, List.of()).stream()
                        .map(SubsetScores::subset)
                        .collect(Collectors.toSet())
                        .equals(subsets));
    }

    private TaskResult evaluate(TestedSystem system, TaskRequest request, RunListener listener) {
        Instant start = clock.instant();
        TaskDescriptor task = request.task().descriptor();
        TaskProtocol<TaskData> protocol = Protocols.of(task, system.second());
        SequencedMap<Part, TaskData> data = read(request, listener);
        ModelEmbedder embedder = new ModelEmbedder(
                system.encoder(), cache, new TaskInstructions(task.instructions()), listener::embedded);
        TaskTexts.of(data.values()).forEach(embedder::prepare);
        SequencedMap<String, List<SubsetScores>> splits = new LinkedHashMap<>();
        data.forEach((part, content) -> {
            TaskScores scores = protocol.evaluate(content, embedder, listener);
            splits.computeIfAbsent(part.split(), split -> new ArrayList<>()).add(scores(task, part, scores));
            results.putItems(
                    system.model(),
                    new ResultFolder.Part(
                            task.name(), part.split(), part.subset().name()),
                    scores.items());
        });
        Instant end = clock.instant();
        return new TaskResult(task.name(), DataRevision.of(request.task()), splits, Duration.between(start, end), end);
    }

    /** The parts in the order in which MTEB scores them: the random streams of some protocols run on. */
    private static SequencedMap<Part, TaskData> read(TaskRequest request, RunListener listener) {
        TaskDataReader reader = new TaskDataReader(request.task(), listener::noted);
        SequencedMap<Part, TaskData> data = new LinkedHashMap<>();
        for (String split : request.splits()) {
            for (Subset subset : request.task().descriptor().subsets()) {
                data.put(new Part(split, subset), reader.read(subset, split));
            }
        }
        return data;
    }

    private record Part(String split, Subset subset) {}

    private static SubsetScores scores(TaskDescriptor task, Part part, TaskScores scores) {
        double main = scores.scalar(task.mainScore());
        if (!Double.isFinite(main)) {
            throw new UnusableDataException("the main score " + task.mainScore() + " of " + task.name() + " ("
                    + part.split() + ", " + part.subset().name()
                    + ") is not defined: the model gives every text the same"
                    + " vector, or all items have one score; look at both");
        }
        return new SubsetScores(part.subset().name(), part.subset().languages(), main, scores.metrics());
    }
}
