package io.embedsmith.api.evaluation.task;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of a result; its files are rows beside it. */
@Entity
@Table(name = "task_result")
@SuppressWarnings("NullAway.Init")
public class TaskResultEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String model;
    public String revision;
    public String task;

    @Column(name = "dataset_revision")
    public String datasetRevision;

    public double score;
    public double seconds;

    @Column(name = "measured_at")
    public Instant measuredAt;

    EvaluatedTask.Score toScore() {
        return new EvaluatedTask.Score(id, revision, datasetRevision, score, seconds, measuredAt);
    }
}
