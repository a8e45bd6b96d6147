package io.embedsmith.api.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of what was measured. */
@Entity
@Table(name = "evaluation_run")
@SuppressWarnings("NullAway.Init")
public class EvaluationRunEntity extends PanacheEntityBase {
    /** That of the job. */
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    @Column(name = "set_id")
    public UUID setId;

    public String kind;

    @Column(name = "created_at")
    public Instant createdAt;

    /** {@link Outcome} as JSON. */
    public String outcome;

    /** {@link QueryTable} as JSON. */
    @Column(name = "by_query")
    public String byQuery;
}
