package io.embedsmith.api.training;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a training; what its run told and its reports are rows beside it. */
@Entity
@Table(name = "training")
@SuppressWarnings("NullAway.Init")
public class TrainingEntity extends PanacheEntityBase {
    /** That of the job. */
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    /** {@link TrainingWish} as JSON. */
    public String wish;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    public @Nullable Instant finishedAt;
}
