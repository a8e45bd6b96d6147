package io.embedsmith.api.job;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a job. */
@Entity
@Table(name = "job")
@SuppressWarnings("NullAway.Init")
public class JobEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String kind;
    public @Nullable String collection;
    public String spec;
    public String state;
    public long done;
    public @Nullable Long total;
    public @Nullable Double progress;
    public @Nullable String phase;

    @Column(name = "phase_done")
    public @Nullable Long phaseDone;

    @Column(name = "phase_total")
    public @Nullable Long phaseTotal;

    public @Nullable String message;

    @Column(name = "cancel_requested")
    public boolean cancelRequested;

    public int attempts;

    @Column(name = "lease_owner")
    public @Nullable String leaseOwner;

    @Column(name = "lease_until")
    public @Nullable Instant leaseUntil;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    void put(Optional<Job.Phase> now) {
        phase = now.map(Job.Phase::name).orElse(null);
        phaseDone = boxed(now.map(Job.Phase::done));
        phaseTotal = boxed(now.map(Job.Phase::total));
    }

    private static @Nullable Long boxed(Optional<OptionalLong> number) {
        return number.stream()
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .findFirst()
                .orElse(null);
    }

    Optional<Job.Phase> toPhase() {
        return Optional.ofNullable(phase).map(name -> new Job.Phase(name, number(phaseDone), number(phaseTotal)));
    }

    private static OptionalLong number(@Nullable Long column) {
        return column == null ? OptionalLong.empty() : OptionalLong.of(column);
    }

    JobState toState() {
        Instant started = startedAt == null ? createdAt : startedAt;
        Instant ended = endedAt == null ? started : endedAt;
        return switch (state) {
            case "queued" -> new JobState.Queued();
            case "running" -> new JobState.Running(started);
            case "succeeded" -> new JobState.Succeeded(started, ended);
            case "failed" -> new JobState.Failed(Optional.ofNullable(startedAt), ended);
            case "cancelled" -> new JobState.Cancelled(Optional.ofNullable(startedAt), ended);
            default -> throw new IllegalStateException("job " + id + " has state '" + state + "'; this is a bug");
        };
    }
}
