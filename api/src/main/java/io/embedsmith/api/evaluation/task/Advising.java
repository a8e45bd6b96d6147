package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.advice.Advice;
import io.embedsmith.evaluation.advice.AdviceReport;
import io.embedsmith.evaluation.advice.Advisor;
import io.embedsmith.evaluation.advice.Candidate;
import io.embedsmith.evaluation.advice.TruncatedShare;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** Weighs models against each other; tasks whose results are not there yet are run. */
@ApplicationScoped
public class Advising {
    private final EmbedsmithConfig config;
    private final TaskRuns runs;
    private final Tasks tasks;
    private final Findings findings;
    private final CollectionPassages passages;
    private final SetTask setTask;

    Advising(
            EmbedsmithConfig config,
            TaskRuns runs,
            Tasks tasks,
            Findings findings,
            CollectionPassages passages,
            SetTask setTask) {
        this.config = config;
        this.runs = runs;
        this.tasks = tasks;
        this.findings = findings;
        this.passages = passages;
        this.setTask = setTask;
    }

    /**
     * What quality is measured on.
     *
     * @param catalog holds the tasks
     * @param texts passages to count how many a model would truncate
     */
    private record Ground(TaskCatalog catalog, List<TaskCatalog.Task> tasks, List<String> texts) {
        List<String> names() {
            return tasks.stream().map(task -> task.descriptor().name()).toList();
        }
    }

    /** What models are weighed with. */
    private record Scales(ModelHost host, TaskRun run, Ground ground, TaskListener listener) {}

    /** Advises, and keeps the advice under the job's id; an advice that was stopped is made from its start by the next attempt. */
    public void advise(TenantId tenant, UUID job, AdviceWish wish, TaskListener listener) {
        listener.total(wish.steps());
        List<Candidate> candidates = new ArrayList<>();
        Ground ground;
        RuntimeWarmUp.run(config);
        // Models of its own: what the process grows by tells their memory only if they were not loaded before.
        try (WorkFolder own = WorkFolder.of(config, folderOf(job));
                ModelHost host = Parts.models(config);
                TaskRun run = runs.open(tenant, job)) {
            ground = ground(tenant, wish, own);
            Scales scales = new Scales(host, run, ground, listener);
            for (String model : wish.models()) {
                candidates.add(candidate(new ModelId(model), scales));
            }
        } catch (CancellationException e) {
            return; // what is finished is kept; the job knows that it was asked to stop
        }
        Advice advice = Advisor.advise(candidates, ground.names(), wish.passages());
        findings.keep(Findings.Address.advice(tenant, job), ModelAdvice.of(advice), (format, language) -> {
            AdviceReport report = new AdviceReport(advice, language);
            return format == ReportFormat.HTML ? report.html() : report.markdown();
        });
    }

    /** Beside the folder of the job's results, and found again after a crash. */
    private static UUID folderOf(UUID job) {
        return UUID.nameUUIDFromBytes(("set " + job).getBytes(StandardCharsets.UTF_8));
    }

    private Ground ground(TenantId tenant, AdviceWish wish, WorkFolder own) {
        List<String> texts = wish.collection()
                .map(collection -> passages.of(tenant, collection))
                .orElse(List.of());
        List<String> names = new ArrayList<>(wish.tasks());
        TaskCatalog catalog = tasks.catalog();
        if (wish.set().isPresent()) {
            EvaluationSets.Address set = new EvaluationSets.Address(
                    tenant, wish.collection().orElseThrow(), wish.set().get());
            catalog = tasks.with(setTask.write(set, own.path()));
            names.add(SetTask.name(set));
        }
        return new Ground(catalog, names.stream().map(catalog::task).toList(), texts);
    }

    private static Candidate candidate(ModelId id, Scales scales) {
        scales.listener().goOn();
        scales.listener().phase("speed");
        OptionalLong before = ProcessMemory.residentBytes();
        ModelCard card = scales.host().measure(id);
        OptionalLong memory = ProcessMemory.grownSince(before);
        scales.listener().done();
        scales.listener().phase("reading");
        EmbeddingModel model = scales.host().model(id);
        List<String> scored = new ArrayList<>();
        for (TaskCatalog.Task task : scales.ground().tasks()) {
            EvaluatedTask done = scales.run().of(TaskRun.Subject.of(model), task, new StepListener(scales.listener()));
            ModelsOnTasks.tell(scales.listener(), done);
            if (done.ending() instanceof EvaluatedTask.Scored) {
                scored.add(done.task());
            }
        }
        return new Candidate(
                card,
                TruncatedShare.of(model, scales.ground().texts()),
                memory,
                scored.isEmpty()
                        ? List.of()
                        : new Measurements(scales.ground().catalog())
                                .measured(scales.run().results(card), scored));
    }
}
