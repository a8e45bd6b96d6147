package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Results of a tenant with their files, in the database: any server hands them out, and none sees those of another tenant. A
 * model of one revision has one result on one revision of a task's data.
 */
@ApplicationScoped
class TaskResults {
    private final TenantTransactions transactions;
    private final Session session;

    TaskResults(TenantTransactions transactions, Session session) {
        this.transactions = transactions;
        this.session = session;
    }

    /** Which result. */
    record Key(String model, String revision, String task, String datasetRevision) {}

    /** What stands in its row. */
    record Measured(double score, double seconds, Instant at) {}

    Optional<EvaluatedTask.Score> find(TenantId tenant, Key key) {
        return transactions.call(
                tenant,
                () -> TaskResultEntity.<TaskResultEntity>find(
                                "model = ?1 AND revision = ?2 AND task = ?3 AND datasetRevision = ?4",
                                key.model(),
                                key.revision(),
                                key.task(),
                                key.datasetRevision())
                        .firstResultOptional()
                        .map(TaskResultEntity::toScore));
    }

    /** Writes a result over the one that was there. */
    EvaluatedTask.Score keep(TenantId tenant, Key key, Measured measured, List<StoredFile> files) {
        return transactions.call(tenant, () -> {
            UUID id = session.createNativeQuery(
                            "INSERT INTO task_result (id, tenant_id, model, revision, task, dataset_revision, score,"
                                    + " seconds, measured_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                                    + " ON CONFLICT (tenant_id, model, revision, task, dataset_revision) DO UPDATE"
                                    + " SET score = excluded.score, seconds = excluded.seconds,"
                                    + " measured_at = excluded.measured_at RETURNING id",
                            UUID.class)
                    .setParameter(1, UUID.randomUUID())
                    .setParameter(2, tenant.value())
                    .setParameter(3, key.model())
                    .setParameter(4, key.revision())
                    .setParameter(5, key.task())
                    .setParameter(6, key.datasetRevision())
                    .setParameter(7, measured.score())
                    .setParameter(8, measured.seconds())
                    .setParameter(9, measured.at())
                    .getSingleResult();
            session.createNativeMutationQuery("DELETE FROM task_result_file WHERE result_id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            files.forEach(file -> session.createNativeMutationQuery(
                            "INSERT INTO task_result_file (result_id, tenant_id, path, content) VALUES (?1, ?2, ?3, ?4)")
                    .setParameter(1, id)
                    .setParameter(2, tenant.value())
                    .setParameter(3, file.path())
                    .setParameter(4, file.content())
                    .executeUpdate());
            return new EvaluatedTask.Score(
                    id, key.revision(), key.datasetRevision(), measured.score(), measured.seconds(), measured.at());
        });
    }

    List<StoredFile> files(TenantId tenant, UUID result) {
        return transactions.call(
                tenant,
                () -> session
                        .createNativeQuery(
                                "SELECT path, content FROM task_result_file WHERE result_id = ?1 ORDER BY path",
                                Object[].class)
                        .setParameter(1, result)
                        .getResultList()
                        .stream()
                        .map(row -> new StoredFile((String) row[0], (byte[]) row[1]))
                        .toList());
    }

    /** Of each result the file that holds its scores, and no other: those of items may be large. */
    Map<UUID, byte[]> scoreFiles(TenantId tenant, Collection<UUID> results) {
        if (results.isEmpty()) {
            return Map.of();
        }
        return transactions.call(
                tenant,
                () -> session
                        .createNativeQuery(
                                "SELECT result_id, content FROM task_result_file WHERE result_id IN (:results)"
                                        + " AND path LIKE '%.json' AND path NOT LIKE '%/model_meta.json'",
                                Object[].class)
                        .setParameterList("results", results)
                        .getResultList()
                        .stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (byte[]) row[1])));
    }

    /** Removes those of the results that no evaluation has any more; called inside the transaction that removed one. */
    static void forgetUnused(Collection<UUID> results) {
        if (!results.isEmpty()) {
            TaskResultEntity.delete(
                    "id IN ?1 AND id NOT IN (SELECT o.resultId FROM TaskOutcomeEntity o WHERE o.resultId IS NOT NULL)",
                    results);
        }
    }
}
