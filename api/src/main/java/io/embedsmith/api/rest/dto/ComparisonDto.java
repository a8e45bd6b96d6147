package io.embedsmith.api.rest.dto;

import io.embedsmith.api.evaluation.task.Findings;
import io.embedsmith.api.evaluation.task.ModelComparison;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Two models of an evaluation compared. */
public record ComparisonDto(UUID id, Instant createdAt, ModelComparison comparison) {

    /** Body of the list. */
    public record All(List<Summary> comparisons) {}

    /** Which two models, when. */
    public record Summary(UUID id, Instant createdAt, String first, String second) {
        /** As the contract shows it. */
        public static Summary of(Findings.Finding<ModelComparison> finding) {
            return new Summary(
                    finding.id(),
                    finding.createdAt(),
                    finding.outcome().first(),
                    finding.outcome().second());
        }
    }

    /** As the contract shows it. */
    public static ComparisonDto of(Findings.Finding<ModelComparison> finding) {
        return new ComparisonDto(finding.id(), finding.createdAt(), finding.outcome());
    }
}
