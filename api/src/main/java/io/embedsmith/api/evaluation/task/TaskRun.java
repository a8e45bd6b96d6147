package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.Problem;
import io.embedsmith.api.error.Problems;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.descriptor.DataRevision;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.file.UnreadableFileException;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.retrieval.tenant.TenantId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Measures models on tasks for a tenant, in a folder of its own, so that no two runs meet in one. A result that the tenant has
 * is put there before, and counts; a new one is in the database when {@link #of} returns.
 */
public final class TaskRun implements AutoCloseable {
    private final TenantId tenant;
    private final TaskResults stored;
    private final WorkFolder work;
    private final ResultFolder folder;
    private final TaskRunner runner;

    TaskRun(TenantId tenant, TaskResults stored, Room room) {
        this.tenant = tenant;
        this.stored = stored;
        this.work = room.work();
        this.folder = room.folder();
        this.runner = room.runner();
    }

    /** Where it works. */
    record Room(WorkFolder work, ResultFolder folder, TaskRunner runner) {}

    /**
     * What is measured.
     *
     * @param name that the tenant's results have
     */
    record Subject(String name, TestedSystem system) {
        static Subject of(EmbeddingModel model) {
            return new Subject(model.card().id().value(), TestedSystem.of(new LocalEncoder(model)));
        }
    }

    /**
     * One of them on one task.
     *
     * @throws java.util.concurrent.CancellationException if the listener threw one
     */
    EvaluatedTask of(Subject subject, TaskCatalog.Task task, RunListener listener) {
        String name = task.descriptor().name();
        TestedModel model = subject.system().model();
        TaskResults.Key key = new TaskResults.Key(subject.name(), model.revision(), name, DataRevision.of(task));
        Optional<EvaluatedTask.Score> earlier = stored.find(tenant, key);
        earlier.ifPresent(score -> work.write(folder.results(), stored.files(tenant, score.id())));
        TaskRequest request = TaskRequest.of(task);
        return new EvaluatedTask(
                subject.name(),
                name,
                switch (runner.run(subject.system(), request, listener)) {
                    case TaskOutcome.Kept _ -> new EvaluatedTask.Scored(earlier.orElseThrow(), true);
                    case TaskOutcome.Finished(TaskResult result) ->
                        new EvaluatedTask.Scored(
                                stored.keep(
                                        tenant,
                                        key,
                                        new TaskResults.Measured(
                                                result.mainScore(request.splits()),
                                                result.time().toMillis() / 1000.0,
                                                result.date()),
                                        StoredFiles.of(folder, model, result)),
                                false);
                    case TaskOutcome.Failed(RuntimeException cause) -> failed(cause);
                });
    }

    private static EvaluatedTask.Failed failed(RuntimeException cause) {
        Problem problem = cause instanceof EvaluationException && !(cause instanceof UnreadableFileException)
                ? Problem.of(ErrorCode.TASK_DATA_UNUSABLE, String.valueOf(cause.getMessage()))
                : Problems.of(cause);
        return new EvaluatedTask.Failed(problem.code(), problem.detail());
    }

    /** The results of a model that were run or found so far. */
    ArchivedModel results(ModelCard model) {
        Path file = folder.file(TestedModel.of(model), "any");
        return new ArchivedModel(
                model.id().value(),
                model.revision(),
                Objects.requireNonNull(file.getParent(), "a result has a folder"));
    }

    @Override
    public void close() {
        folder.close();
        work.close();
    }
}
