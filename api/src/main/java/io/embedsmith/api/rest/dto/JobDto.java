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
        Optional<String> set,
        Optional<UUID> evaluation,
        String state,
        long done,
        OptionalLong total,
        OptionalDouble progress,
        Optional<Phase> phase,
        String unit,
        Optional<String> message,
        List<Failure> failures,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** What it does beside counting items. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Phase(String name, OptionalLong done, OptionalLong total) {}

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
                job.spec().setName(),
                job.spec().evaluation(),
                job.state().word(),
                job.done(),
                job.total(),
                job.progress(),
                job.phase().map(phase -> new Phase(phase.name(), phase.done(), phase.total())),
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
