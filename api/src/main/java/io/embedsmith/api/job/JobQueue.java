package io.embedsmith.api.job;

import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;

/** The queue as workers see it: take a job, keep it alive, end it. Every write asks whether the lease is still held. */
@ApplicationScoped
class JobQueue {
    /** A job whose workers died so often without any progress would kill the next one too. */
    static final int MAX_ATTEMPTS = 5;

    private static final String SETTING = "embedsmith.job_worker";

    /**
     * One job at a time for each collection, so that a later upload of a document is never overtaken by an earlier one.
     * Models are measured one after the other on each server, and trained one after the other, so that hours of it never take
     * every hand. Whoever holds the advisory lock takes the next; SKIP LOCKED leaves rows alone that a caller is just changing.
     */
    private static final String TAKE = """
            UPDATE job SET state = 'running', lease_owner = :worker, lease_until = :until, attempts = attempts + 1,
                   started_at = coalesce(started_at, :now), ended_at = NULL
            WHERE id = (
                SELECT next.id FROM job next
                WHERE (next.state = 'queued' OR (next.state = 'running' AND next.lease_until < :now))
                  AND NOT EXISTS (
                      SELECT 1 FROM job other
                      WHERE other.tenant_id = next.tenant_id AND other.collection = next.collection
                        AND other.id <> next.id
                        AND (other.state = 'running' OR (other.state = 'queued'
                             AND (other.created_at, other.id) < (next.created_at, next.id))))
                  AND NOT (next.collection IS NULL AND next.kind IN ('evaluate', 'advise') AND EXISTS (
                      SELECT 1 FROM job other
                      WHERE other.collection IS NULL AND other.kind IN ('evaluate', 'advise')
                        AND other.state = 'running' AND other.lease_owner = :worker AND other.id <> next.id))
                  AND NOT (next.kind = 'train' AND EXISTS (
                      SELECT 1 FROM job other
                      WHERE other.kind = 'train'
                        AND other.state = 'running' AND other.lease_owner = :worker AND other.id <> next.id))
                ORDER BY next.created_at, next.id
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, tenant_id, attempts
            """;

    private final TenantTransactions transactions;
    private final Session session;
    private final Clock clock;

    JobQueue(TenantTransactions transactions, Session session, Clock clock) {
        this.transactions = transactions;
        this.session = session;
        this.clock = clock;
    }

    /** A job that was taken; {@code attempt} counts from 1 and starts again after progress. */
    record Taken(UUID id, TenantId tenant, int attempt) {}

    /** What to write of a running job; a total that is not known is left as it was. */
    record Progress(Items items, Optional<Job.Phase> phase, List<Job.JobFailure> newFailures) {}

    /** How many are done, of how many; the share counts those under way in part. */
    record Items(long done, OptionalLong total, OptionalDouble share) {}

    /** What the row says to its worker. */
    enum Order {
        GO_ON,
        CANCEL,
        /** Another worker has it. */
        LOST
    }

    Optional<Taken> take(String worker, Duration lease) {
        Instant now = clock.instant();
        return transactions.with(SETTING, "on", () -> {
            Object lock = session.createNativeQuery(
                            "SELECT pg_try_advisory_xact_lock(hashtextextended('embedsmith.job', 0))", Boolean.class)
                    .getSingleResult();
            if (!Boolean.TRUE.equals(lock)) {
                return Optional.empty();
            }
            return session
                    .createNativeQuery(TAKE, Object[].class)
                    .setParameter("worker", worker)
                    .setParameter("until", now.plus(lease))
                    .setParameter("now", now)
                    .getResultList()
                    .stream()
                    .findFirst()
                    .map(row -> new Taken((UUID) row[0], new TenantId((UUID) row[1]), ((Number) row[2]).intValue()));
        });
    }

    /** Gives back what a worker of this name left behind when it died. */
    int releaseAll(String worker) {
        return transactions.with(
                SETTING,
                "on",
                () -> JobEntity.update(
                        "state = 'queued', leaseOwner = NULL, leaseUntil = NULL, phase = NULL, phaseDone = NULL,"
                                + " phaseTotal = NULL WHERE state = 'running' AND leaseOwner = ?1",
                        worker));
    }

    /** Writes progress and holds on to the job. */
    Order report(Taken job, String worker, Duration lease, Progress progress) {
        return transactions.call(job.tenant(), () -> {
            JobEntity row = JobEntity.findById(job.id(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            if (row == null || !row.state.equals("running") || !worker.equals(row.leaseOwner)) {
                return Order.LOST;
            }
            Items items = progress.items();
            if (items.done() > row.done) {
                row.attempts = 1;
            }
            row.done = items.done();
            items.total().ifPresent(total -> row.total = total);
            items.share().ifPresent(share -> row.progress = share);
            row.put(progress.phase());
            row.leaseUntil = clock.instant().plus(lease);
            progress.newFailures().forEach(failure -> persist(job, failure));
            return row.cancelRequested ? Order.CANCEL : Order.GO_ON;
        });
    }

    private static void persist(Taken job, Job.JobFailure failure) {
        JobFailureEntity row = new JobFailureEntity();
        row.jobId = job.id();
        row.tenantId = job.tenant().value();
        row.item = failure.item();
        row.code = failure.code();
        row.message = failure.message();
        row.persist();
    }

    /** How an attempt ended. */
    sealed interface End {
        /** All done. */
        record Succeeded() implements End {}

        /** A failure of the whole job. */
        record Failed(String message) implements End {}

        /** Somebody asked for it. */
        record Cancelled() implements End {}

        /** The worker stops; another one goes on. */
        record Released() implements End {}
    }

    void end(Taken job, String worker, End end) {
        transactions.run(job.tenant(), () -> {
            JobEntity row = JobEntity.findById(job.id(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            if (row == null || !row.state.equals("running") || !worker.equals(row.leaseOwner)) {
                return;
            }
            row.leaseOwner = null;
            row.leaseUntil = null;
            row.cancelRequested = false;
            row.put(Optional.empty());
            row.endedAt = clock.instant();
            switch (end) {
                case End.Succeeded _ -> row.state = "succeeded";
                case End.Cancelled _ -> row.state = "cancelled";
                case End.Failed failed -> {
                    row.state = "failed";
                    row.message = failed.message();
                }
                case End.Released _ -> {
                    row.state = "queued";
                    row.endedAt = null;
                }
            }
        });
    }

    /** Forgets jobs that ended long ago, with what they still hold. */
    int forget(Duration keep) {
        Instant before = clock.instant().minus(keep);
        return transactions.with(
                SETTING,
                "on",
                () -> Math.toIntExact(
                        JobEntity.delete("endedAt < ?1 AND state IN ('succeeded', 'failed', 'cancelled')", before)));
    }

    /** Jobs by state, for the metrics. */
    long count(String state) {
        return transactions.with(SETTING, "on", () -> JobEntity.count("state", state));
    }
}
