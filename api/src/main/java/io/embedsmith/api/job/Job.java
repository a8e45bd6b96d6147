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
 * @param message what it is doing, or why it failed
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
        Optional<String> message,
        List<JobFailure> failures,
        Instant createdAt) {
    /** Failures that a job shows; the documents themselves keep all of them. */
    public static final int FAILURES_SHOWN = 1_000;

    public Job {
        failures = List.copyOf(failures);
    }

    /**
     * An item that failed while the job went on.
     *
     * @param item document key
     */
    public record JobFailure(String item, String code, String message) {}
}
