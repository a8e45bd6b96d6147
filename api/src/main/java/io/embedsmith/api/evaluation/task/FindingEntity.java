package io.embedsmith.api.evaluation.task;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of what was concluded. */
@Entity
@Table(name = "task_finding")
@SuppressWarnings("NullAway.Init")
public class FindingEntity extends PanacheEntityBase {
    /** That of the job. */
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    /** {@link Findings.Kind} in lower case. */
    public String kind;

    /** Null for advice, which stands by itself. */
    @Column(name = "evaluation_id")
    public @Nullable UUID evaluationId;

    @Column(name = "created_at")
    public Instant createdAt;

    /** {@link ModelComparison} or {@link ModelAdvice} as JSON. */
    public String outcome;

    /** Texts by language and format, as JSON. */
    public String reports;
}
