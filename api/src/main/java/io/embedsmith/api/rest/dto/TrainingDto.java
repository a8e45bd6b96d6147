package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.training.DevelopmentSet;
import io.embedsmith.api.training.Training;
import io.embedsmith.api.training.TrainingCurve;
import io.embedsmith.api.training.TrainingWish;
import io.embedsmith.embedding.model.ModelKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model being tuned, or tuned.
 *
 * @param name of the new model
 * @param model that it begins with
 * @param dev the evaluation set that it is measured on, if it is no file
 * @param settings as they were asked for; what is missing is the command's default
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TrainingDto(
        UUID id,
        String name,
        String model,
        String kind,
        Optional<DevelopmentSet> dev,
        TrainingSettingsDto settings,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<Training.Progress> progress) {

    /** Body of the list. */
    public record All(List<TrainingDto> trainings) {}

    /** Which model becomes which, and how; a part of a form, beside the files. */
    public record Request(
            @NotNull String name,
            @NotNull String model,
            @Nullable @Pattern(regexp = "encoder|reranker") String kind,
            @Nullable @Valid Dev dev,
            @Nullable @Valid TrainingSettingsDto settings) {
        /** Checked. */
        public TrainingWish toWish() {
            return Requests.checked(() -> new TrainingWish(
                    name,
                    model,
                    kind == null ? ModelKind.ENCODER : ModelKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(dev).map(set -> new DevelopmentSet(set.collection(), set.set())),
                    settings == null ? new LinkedHashMap<>() : settings.options()));
        }
    }

    /** An evaluation set of a collection. */
    public record Dev(@NotNull String collection, @NotNull String set) {}

    /** Loss, learning rate and gradient over the steps; scores on the dev set. */
    public record Curve(long steps, List<TrainingCurve.Point> points, List<TrainingCurve.Evaluation> evaluations) {
        /** As the contract shows it. */
        public static Curve of(TrainingCurve curve) {
            return new Curve(curve.steps(), curve.points(), curve.evaluations());
        }
    }

    /** As the contract shows it. */
    public static TrainingDto of(Training training) {
        TrainingWish wish = training.wish();
        return new TrainingDto(
                training.id(),
                wish.name(),
                wish.model(),
                wish.kind().label(),
                wish.development(),
                TrainingSettingsDto.of(wish.options()),
                training.createdAt(),
                training.finishedAt(),
                training.progress());
    }
}
