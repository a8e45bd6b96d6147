package io.embedsmith.api.rest.dto;

import io.embedsmith.api.evaluation.task.AdviceWish;
import io.embedsmith.api.evaluation.task.Findings;
import io.embedsmith.api.evaluation.task.ModelAdvice;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which model to take. */
public record AdviceDto(UUID id, Instant createdAt, ModelAdvice advice) {

    /** Body of the list. */
    public record All(List<AdviceDto> advice) {}

    /** Which models to choose from, and by what. */
    public record Request(
            @NotNull List<@NotNull String> models,
            @Nullable List<@NotNull String> tasks,
            @Nullable String collection,
            @Nullable String set,
            @Nullable Long passages) {
        /** Checked. */
        public AdviceWish toWish() {
            return Requests.checked(() -> new AdviceWish(
                    models,
                    tasks == null ? List.of() : tasks,
                    Optional.ofNullable(collection),
                    Optional.ofNullable(set),
                    passages == null ? AdviceWish.DEFAULT_PASSAGES : passages));
        }
    }

    /** As the contract shows it. */
    public static AdviceDto of(Findings.Finding<ModelAdvice> finding) {
        return new AdviceDto(finding.id(), finding.createdAt(), finding.outcome());
    }
}
