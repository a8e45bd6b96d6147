package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** A job as it stands. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record JobDto(
        UUID id,
        String kind,
        Optional<String> collection,
        String state,
        long done,
        OptionalLong total,
        OptionalDouble progress,
        String unit,
        Optional<String> message,
        List<Failure> failures,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** An item that failed. */
    public record Failure(String item, String code, String message) {}

    /** Body of the list. */
    public record All(List<JobDto> jobs) {}

    /** As the contract shows it. */
    public static JobDto of(Job job) {
        return new JobDto(
                job.id(),
                job.spec().kind(),
                job.spec().collectionName(),
                job.state().word(),
                job.done(),
                job.total(),
                job.progress(),
                job.spec().unit(),
                job.message(),
                job.failures().stream()
                        .map(failure -> new Failure(failure.item(), failure.code(), failure.message()))
                        .toList(),
                job.createdAt(),
                job.state().started(),
                job.state().ended());
    }
}
