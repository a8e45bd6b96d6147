package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.evaluation.task.ComparisonWish;
import io.embedsmith.api.evaluation.task.EvaluatedTask;
import io.embedsmith.api.evaluation.task.TaskEvaluation;
import io.embedsmith.evaluation.report.Leaderboard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Models measured on tasks.
 *
 * @param systems what is measured: each model, and where a reranker is asked for, each with it behind
 * @param total pairs of a system and a task
 * @param done those that are finished, failed ones included
 * @param failed those that failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EvaluationDto(
        UUID id,
        List<String> models,
        List<String> tasks,
        Optional<Rerank> rerank,
        List<String> systems,
        Instant createdAt,
        int total,
        int done,
        long failed) {

    /** A reranker and how deep it reads. */
    public record Rerank(String model, int depth) {}

    /** Body of the list. */
    public record All(List<EvaluationDto> evaluations) {}

    /** Which models on which tasks. */
    public record Request(
            @NotNull List<@NotNull String> models,
            @NotNull List<@NotNull String> tasks,
            @Nullable @Valid RerankStageDto rerank) {}

    /** Which two models to compare. */
    public record CompareRequest(
            @NotNull String first,
            @NotNull String second,
            @Nullable List<@NotNull String> tasks,
            @Nullable Integer examples) {
        /** Checked. */
        public ComparisonWish toWish(UUID evaluation) {
            return Requests.checked(() -> new ComparisonWish(
                    evaluation,
                    first,
                    second,
                    tasks == null ? List.of() : tasks,
                    examples == null ? ComparisonWish.DEFAULT_EXAMPLES : examples));
        }
    }

    /** An evaluation with all that is finished. */
    public record Whole(EvaluationDto evaluation, List<Result> results, List<Rank> leaderboard) {}

    /**
     * A model on a task.
     *
     * @param status {@code finished}, {@code kept} (an earlier evaluation had measured it) or {@code failed}
     * @param score the main score, mean over the task's splits and their subsets
     * @param seconds what it took when it was measured
     * @param result the file of MTEB's format
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Result(
            String model,
            String task,
            String status,
            Optional<String> revision,
            Optional<Double> score,
            Optional<Double> seconds,
            Optional<Instant> measuredAt,
            Optional<Map<String, Object>> result,
            Optional<Failure> failure) {

        /** As the contract shows it; {@code mteb} is the file of a result. */
        public static Result of(EvaluatedTask task, Optional<Map<String, Object>> mteb) {
            return switch (task.ending()) {
                case EvaluatedTask.Scored(EvaluatedTask.Score score, boolean wasThere) ->
                    new Result(
                            task.model(),
                            task.task(),
                            wasThere ? "kept" : "finished",
                            Optional.of(score.revision()),
                            Optional.of(score.score()),
                            Optional.of(score.seconds()),
                            Optional.of(score.measuredAt()),
                            mteb,
                            Optional.empty());
                case EvaluatedTask.Failed(String code, String message) ->
                    new Result(
                            task.model(),
                            task.task(),
                            "failed",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new Failure(code, message)));
            };
        }
    }

    /** Why there is no result. */
    public record Failure(String code, String message) {}

    /**
     * A model's place; those without any result have none.
     *
     * @param rank by Borda count over the tasks, 1 is best
     * @param mean over all tasks; absent where one is missing
     * @param meanOfTypes over the means of the types of tasks; absent where a task is missing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Rank(String model, int rank, Optional<Double> mean, Optional<Double> meanOfTypes) {
        /** As the contract shows it. */
        public static Rank of(Leaderboard.Row row) {
            return new Rank(row.name(), row.rank(), finite(row.mean()), finite(row.meanOfTypes()));
        }

        private static Optional<Double> finite(double mean) {
            return Double.isFinite(mean) ? Optional.of(mean) : Optional.empty();
        }
    }

    /** As the contract shows it. */
    public static EvaluationDto of(TaskEvaluation evaluation) {
        return new EvaluationDto(
                evaluation.id(),
                evaluation.wish().models(),
                evaluation.wish().tasks(),
                evaluation.wish().second().map(behind -> new Rerank(behind.reranker(), behind.depth())),
                evaluation.wish().names(),
                evaluation.createdAt(),
                evaluation.total(),
                evaluation.done().size(),
                evaluation.failed());
    }
}
