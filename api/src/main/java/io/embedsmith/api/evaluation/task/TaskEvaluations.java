package io.embedsmith.api.evaluation.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The evaluations of a tenant: which models on which tasks, and what became of each. */
@ApplicationScoped
public class TaskEvaluations {
    private final TenantTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    TaskEvaluations(TenantTransactions transactions, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Writes down what is asked for, inside the transaction that puts its job in. */
    public void add(TenantId tenant, UUID job, EvaluationWish wish) {
        TaskEvaluationEntity row = new TaskEvaluationEntity();
        row.id = job;
        row.tenantId = tenant.value();
        row.wish = write(wish);
        row.createdAt = clock.instant();
        row.persist();
    }

    /** Writes down what became of a model on a task; that of an earlier attempt is forgotten. */
    void keep(TenantId tenant, UUID evaluation, EvaluatedTask done) {
        transactions.run(tenant, () -> {
            TaskOutcomeEntity.delete(
                    "evaluationId = ?1 AND model = ?2 AND task = ?3", evaluation, done.model(), done.task());
            TaskOutcomeEntity row = new TaskOutcomeEntity();
            row.evaluationId = evaluation;
            row.tenantId = tenant.value();
            row.model = done.model();
            row.task = done.task();
            switch (done.ending()) {
                case EvaluatedTask.Scored scored -> {
                    row.status = scored.wasThere() ? "kept" : "finished";
                    row.resultId = scored.score().id();
                }
                case EvaluatedTask.Failed failed -> {
                    row.status = "failed";
                    row.code = failed.code();
                    row.message = failed.message();
                }
            }
            row.persist();
        });
    }

    /** The newest first. */
    public List<TaskEvaluation> list(TenantId tenant, int limit) {
        return transactions.call(
                tenant,
                () ->
                        TaskEvaluationEntity.<TaskEvaluationEntity>find("ORDER BY createdAt DESC, id")
                                .page(Page.ofSize(limit))
                                .stream()
                                .map(this::toEvaluation)
                                .toList());
    }

    /** One of them. */
    public TaskEvaluation get(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> toEvaluation(required(id)));
    }

    /** Forgets an evaluation, what was concluded from it, and the results that no other evaluation has. */
    public void delete(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> {
            TaskEvaluationEntity row = required(id);
            List<UUID> results = TaskOutcomeEntity.<TaskOutcomeEntity>list("evaluationId", id).stream()
                    .map(outcome -> outcome.resultId)
                    .filter(Objects::nonNull)
                    .toList();
            TaskOutcomeEntity.delete("evaluationId", id);
            TaskResults.forgetUnused(results);
            row.delete();
        });
    }

    private static TaskEvaluationEntity required(UUID id) {
        return TaskEvaluationEntity.<TaskEvaluationEntity>findByIdOptional(id)
                .orElseThrow(() -> new ApiException(ErrorCode.EVALUATION_NOT_FOUND, "there is no evaluation " + id));
    }

    private TaskEvaluation toEvaluation(TaskEvaluationEntity row) {
        EvaluationWish wish = read(row.wish);
        List<String> names = wish.names();
        List<TaskOutcomeEntity> outcomes = TaskOutcomeEntity.list("evaluationId", row.id);
        List<UUID> ids = outcomes.stream()
                .map(outcome -> outcome.resultId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, TaskResultEntity> results = ids.isEmpty()
                ? Map.of()
                : TaskResultEntity.<TaskResultEntity>list("id IN ?1", ids).stream()
                        .collect(Collectors.toMap(result -> result.id, Function.identity()));
        List<EvaluatedTask> done = outcomes.stream()
                .map(outcome -> toEvaluated(outcome, results))
                .sorted(Comparator.comparingInt((EvaluatedTask task) -> names.indexOf(task.model()))
                        .thenComparingInt(task -> wish.tasks().indexOf(task.task())))
                .toList();
        return new TaskEvaluation(row.id, wish, row.createdAt, done);
    }

    private static EvaluatedTask toEvaluated(TaskOutcomeEntity row, Map<UUID, TaskResultEntity> results) {
        TaskResultEntity result = row.resultId == null ? null : results.get(row.resultId);
        EvaluatedTask.Ending ending = result == null
                ? new EvaluatedTask.Failed(String.valueOf(row.code), String.valueOf(row.message))
                : new EvaluatedTask.Scored(result.toScore(), row.status.equals("kept"));
        return new EvaluatedTask(row.model, row.task, ending);
    }

    private String write(EvaluationWish wish) {
        try {
            return json.writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation cannot be written; this is a bug", e);
        }
    }

    private EvaluationWish read(String wish) {
        try {
            return json.readValue(wish, EvaluationWish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
