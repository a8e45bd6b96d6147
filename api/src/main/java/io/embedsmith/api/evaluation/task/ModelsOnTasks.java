package io.embedsmith.api.evaluation.task;

import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** Measures the models of an evaluation on its tasks, one pair after the other; each is written down as it ends. */
@ApplicationScoped
public class ModelsOnTasks {
    private final TaskEvaluations evaluations;
    private final TaskRuns runs;
    private final Tasks tasks;
    private final ModelHost models;

    ModelsOnTasks(TaskEvaluations evaluations, TaskRuns runs, Tasks tasks, ModelHost models) {
        this.evaluations = evaluations;
        this.runs = runs;
        this.tasks = tasks;
        this.models = models;
    }

    /** Goes on where an earlier attempt stopped: pairs that have a result are not looked at again, failed ones are. */
    public void measure(TenantId tenant, UUID id, TaskListener listener) {
        TaskEvaluation evaluation = evaluations.get(tenant, id);
        listener.total(evaluation.total());
        try (TaskRun run = runs.open(tenant, id)) {
            for (EvaluatedSystem system : evaluation.wish().systems()) {
                TaskRun.Subject subject = new TaskRun.Subject(system.name(), system.tested(models));
                for (String task : evaluation.wish().tasks()) {
                    if (isScored(evaluation, system.name(), task)) {
                        listener.done();
                    } else {
                        listener.goOn();
                        listener.phase("reading");
                        EvaluatedTask done = run.of(subject, tasks.task(task), new StepListener(listener));
                        evaluations.keep(tenant, id, done);
                        tell(listener, done);
                    }
                }
            }
        } catch (CancellationException e) {
            return; // what is finished is kept; the job knows that it was asked to stop
        }
    }

    static void tell(TaskListener listener, EvaluatedTask done) {
        switch (done.ending()) {
            case EvaluatedTask.Scored _ -> listener.done();
            case EvaluatedTask.Failed failure -> listener.failed(done, failure);
        }
    }

    private static boolean isScored(TaskEvaluation evaluation, String model, String task) {
        return evaluation.done().stream()
                .anyMatch(done -> done.model().equals(model)
                        && done.task().equals(task)
                        && done.ending() instanceof EvaluatedTask.Scored);
    }
}
