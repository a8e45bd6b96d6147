package io.embedsmith.api.job;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of an item that failed. */
@Entity
@Table(name = "job_failure")
@SuppressWarnings("NullAway.Init")
public class JobFailureEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long ordinal;

    @Column(name = "job_id")
    public UUID jobId;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String item;
    public String code;
    public String message;

    Job.JobFailure toFailure() {
        return new Job.JobFailure(item, code, message);
    }
}
