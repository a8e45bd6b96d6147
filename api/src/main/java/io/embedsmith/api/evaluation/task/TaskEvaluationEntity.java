package io.embedsmith.api.evaluation.task;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of an evaluation. */
@Entity
@Table(name = "task_evaluation")
@SuppressWarnings("NullAway.Init")
public class TaskEvaluationEntity extends PanacheEntityBase {
    /** That of the job. */
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    /** {@link EvaluationWish} as JSON. */
    public String wish;

    @Column(name = "created_at")
    public Instant createdAt;
}
