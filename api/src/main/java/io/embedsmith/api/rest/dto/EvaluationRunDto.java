package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.evaluation.EvaluationPlan;
import io.embedsmith.api.evaluation.EvaluationRun;
import io.embedsmith.api.evaluation.Outcome;
import io.embedsmith.api.evaluation.TuningPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was measured. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EvaluationRunDto(UUID id, String set, String kind, Instant createdAt, Outcome outcome) {

    /** Body of the list. */
    public record All(List<EvaluationRunDto> runs) {}

    /** What a threshold should reach. */
    public record GoalDto(
            @Nullable Double precision, @Nullable Double recall) {
        static EvaluationPlan.Goal of(@Nullable GoalDto goal) {
            return goal == null
                    ? EvaluationPlan.Goal.BEST_F1
                    : Requests.checked(() -> new EvaluationPlan.Goal(optional(goal.precision), optional(goal.recall)));
        }

        private static OptionalDouble optional(@Nullable Double value) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    /** What to measure; what is left out is as by default. */
    public record Request(
            @Nullable List<@NotNull Integer> ks,
            @Nullable String metric,
            @Nullable List<@NotNull Double> coefficients,
            @Nullable List<@NotNull Integer> rankConstants,
            @Nullable GoalDto goal,
            @Nullable @Valid RerankStageDto rerank) {
        /** Checked. */
        public EvaluationPlan toPlan() {
            return Requests.checked(() -> new EvaluationPlan(
                    ks == null ? EvaluationPlan.DEFAULT_KS : ks,
                    metric == null ? EvaluationPlan.DEFAULT_METRIC : metric,
                    coefficients == null ? List.of() : coefficients,
                    rankConstants == null ? List.of() : rankConstants,
                    GoalDto.of(goal),
                    Optional.ofNullable(rerank).map(stage -> stage.toRerank(1))));
        }
    }

    /** What to choose; what is left out is as by default. */
    public record TuneRequest(
            @Nullable String metric,
            @Nullable GoalDto goal,
            @Nullable Boolean apply,
            @Nullable Boolean applyThreshold) {
        /** Checked. */
        public TuningPlan toPlan() {
            return Requests.checked(() -> new TuningPlan(
                    metric == null ? EvaluationPlan.DEFAULT_METRIC : metric,
                    GoalDto.of(goal),
                    Boolean.TRUE.equals(apply),
                    Boolean.TRUE.equals(applyThreshold)));
        }
    }

    /** As the contract shows it. */
    public static EvaluationRunDto of(EvaluationRun run) {
        return new EvaluationRunDto(run.id(), run.set(), run.kind(), run.createdAt(), run.outcome());
    }
}
