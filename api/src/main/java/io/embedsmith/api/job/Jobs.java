package io.embedsmith.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/** Jobs as callers see them: put one in, look, cancel, resume. */
@ApplicationScoped
public class Jobs {
    private final TenantTransactions transactions;
    private final Staging staging;
    private final ObjectMapper json;
    private final Event<JobQueued> queued;
    private final Clock clock;

    Jobs(TenantTransactions transactions, Staging staging, ObjectMapper json, Event<JobQueued> queued, Clock clock) {
        this.transactions = transactions;
        this.staging = staging;
        this.json = json;
        this.queued = queued;
        this.clock = clock;
    }

    /** Told to the workers of this process, so that they need not wait for their next look. */
    record JobQueued(UUID id) {}

    /** Puts a job in; when it returns, the job and its files, whose names differ, survive a crash. */
    public Job enqueue(TenantId tenant, JobSpec spec, List<StagedFile> files) {
        return enqueue(tenant, spec, files.size(), id -> staging.store(tenant, id, files));
    }

    /** Puts a job in; what {@code beside} writes under the job's id is there exactly when the job is. */
    public Job enqueue(TenantId tenant, JobSpec spec, Consumer<UUID> beside) {
        return enqueue(tenant, spec, 0, beside);
    }

    /** Puts a job in that works with files, which are no items of its own; {@code beside} as above. */
    public Job enqueue(TenantId tenant, JobSpec spec, List<StagedFile> files, Consumer<UUID> beside) {
        return enqueue(tenant, spec, 0, id -> {
            staging.store(tenant, id, files);
            beside.accept(id);
        });
    }

    private Job enqueue(TenantId tenant, JobSpec spec, long items, Consumer<UUID> beside) {
        UUID id = UUID.randomUUID();
        Job job = transactions.call(tenant, () -> {
            JobEntity row = new JobEntity();
            row.id = id;
            row.tenantId = tenant.value();
            row.kind = spec.kind();
            row.collection = spec.collectionName().orElse(null);
            row.spec = write(spec);
            row.state = new JobState.Queued().word();
            row.total = items == 0 ? null : items;
            row.createdAt = clock.instant();
            row.persistAndFlush();
            beside.accept(id);
            return toJob(row);
        });
        queued.fire(new JobQueued(id));
        return job;
    }

    /** The newest jobs first. */
    public List<Job> list(TenantId tenant, int limit) {
        return transactions.call(
                tenant,
                () -> JobEntity.<JobEntity>find("ORDER BY createdAt DESC, id").page(Page.ofSize(limit)).stream()
                        .map(this::toJob)
                        .toList());
    }

    /** One job. */
    public Job get(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> toJob(row(id)));
    }

    /** Asks a job to stop; what it committed stays. A job that has ended already is left as it is. */
    public Job cancel(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> {
            JobEntity row = locked(id);
            switch (row.toState()) {
                case JobState.Queued _ -> {
                    row.state = "cancelled";
                    row.endedAt = clock.instant();
                }
                case JobState.Running _ -> row.cancelRequested = true;
                case JobState.Succeeded _, JobState.Failed _, JobState.Cancelled _ -> {}
            }
            return toJob(row);
        });
    }

    /** Lets a failed or cancelled job go on where it stopped. */
    public Job resume(TenantId tenant, UUID id) {
        Job job = transactions.call(tenant, () -> {
            JobEntity row = locked(id);
            if (!row.toState().isResumable()) {
                throw new ApiException(
                        ErrorCode.JOB_NOT_RESUMABLE,
                        "job " + id + " is " + row.state + "; only failed and cancelled jobs can be resumed");
            }
            row.state = "queued";
            row.cancelRequested = false;
            row.attempts = 0;
            row.message = null;
            row.endedAt = null;
            return toJob(row);
        });
        queued.fire(new JobQueued(id));
        return job;
    }

    /** Lets go of the files of a job that nobody will resume. */
    public void dropFiles(TenantId tenant, UUID id) {
        staging.waiting(tenant, id).forEach(file -> staging.done(tenant, id, file.ordinal()));
    }

    /** Whether there is a job of that id that has not ended. */
    public boolean isUnfinished(TenantId tenant, UUID id) {
        return transactions.call(
                tenant,
                () -> JobEntity.<JobEntity>findByIdOptional(id)
                        .filter(row -> !row.toState().isFinal())
                        .isPresent());
    }

    /** Whether an unfinished job works for a watch. */
    public boolean isBusy(TenantId tenant, JobSpec spec) {
        return transactions.call(
                tenant, () -> JobEntity.count("spec = ?1 AND state IN ('queued', 'running')", write(spec)) > 0);
    }

    private static JobEntity row(UUID id) {
        return JobEntity.<JobEntity>findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    private static JobEntity locked(UUID id) {
        return Optional.ofNullable(
                        JobEntity.<JobEntity>findById(id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> notFound(id));
    }

    private static ApiException notFound(UUID id) {
        return new ApiException(ErrorCode.JOB_NOT_FOUND, "there is no job " + id);
    }

    Job toJob(JobEntity row) {
        List<Job.JobFailure> failures = JobFailureEntity.<JobFailureEntity>find("jobId = ?1 ORDER BY ordinal", row.id)
                .page(Page.ofSize(Job.FAILURES_SHOWN))
                .stream()
                .map(JobFailureEntity::toFailure)
                .toList();
        return new Job(
                row.id,
                new TenantId(row.tenantId),
                read(row.spec),
                row.toState(),
                row.done,
                row.total == null ? OptionalLong.empty() : OptionalLong.of(row.total),
                row.progress == null ? OptionalDouble.empty() : OptionalDouble.of(row.progress),
                row.toPhase(),
                Optional.ofNullable(row.message),
                failures,
                row.createdAt);
    }

    private String write(JobSpec spec) {
        try {
            return json.writerFor(JobSpec.class).writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's spec cannot be written; this is a bug", e);
        }
    }

    private JobSpec read(String spec) {
        try {
            return json.readValue(spec, JobSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's spec cannot be read: " + spec, e);
        }
    }
}
