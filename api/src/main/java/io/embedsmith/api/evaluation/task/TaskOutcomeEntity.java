package io.embedsmith.api.evaluation.task;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of what became of a model on a task. */
@Entity
@Table(name = "task_outcome")
@SuppressWarnings("NullAway.Init")
public class TaskOutcomeEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long ordinal;

    @Column(name = "evaluation_id")
    public UUID evaluationId;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String model;
    public String task;
    public String status;

    /** {@link TaskResultEntity#id}; null where it failed. */
    @Column(name = "result_id")
    public @Nullable UUID resultId;

    public @Nullable String code;
    public @Nullable String message;
}
