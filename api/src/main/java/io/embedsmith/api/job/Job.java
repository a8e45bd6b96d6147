package io.embedsmith.api.job;

import io.embedsmith.retrieval.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A job as it stands.
 *
 * @param done items finished, failed ones included
 * @param total all items, where known
 * @param progress how much of the whole is done, 0 to 1, items on their way counted in part; where known
 * @param phase what it does beside counting items; empty while it counts, and once it ended
 * @param message why it failed
 * @param failures of single items, the first {@value #FAILURES_SHOWN}
 */
public record Job(
        UUID id,
        TenantId tenant,
        JobSpec spec,
        JobState state,
        long done,
        OptionalLong total,
        OptionalDouble progress,
        Optional<Phase> phase,
        Optional<String> message,
        List<JobFailure> failures,
        Instant createdAt) {
    /** Failures that a job shows; the documents themselves keep all of them. */
    public static final int FAILURES_SHOWN = 1_000;

    public Job {
        failures = List.copyOf(failures);
    }

    /**
     * A part of the work that counts no items of the job.
     *
     * @param name a word, such as {@code scoring}
     * @param done steps, where they are counted
     * @param total all of them
     */
    public record Phase(String name, OptionalLong done, OptionalLong total) {
        /** A phase whose steps are not counted. */
        public static Phase of(String name) {
            return new Phase(name, OptionalLong.empty(), OptionalLong.empty());
        }

        /** A phase with its steps. */
        public static Phase of(String name, long done, long total) {
            return new Phase(name, OptionalLong.of(done), OptionalLong.of(total));
        }
    }

    /**
     * An item that failed while the job went on.
     *
     * @param item document key
     */
    public record JobFailure(String item, String code, String message) {}
}
