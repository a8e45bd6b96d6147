package io.embedsmith.api.evaluation.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.advice.Advice;
import io.embedsmith.evaluation.advice.AdvisedModel;
import io.embedsmith.evaluation.advice.VectorType;
import io.embedsmith.evaluation.significance.Interval;
import io.embedsmith.evaluation.wording.Language;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Which model to take.
 *
 * @param passages that storage is counted for
 * @param recommended id of the model to take; absent if no model has a result on all tasks
 * @param reasons sentences by language, {@code en} and {@code zh}
 * @param models highest quality first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ModelAdvice(
        List<String> tasks,
        long passages,
        Optional<String> recommended,
        Map<String, List<String>> reasons,
        List<Row> models) {

    /**
     * A model.
     *
     * @param onFront whether no other model is at least as good in quality, time per query and bytes per passage and better in
     *     one
     * @param equalToBest whether its quality does not differ significantly from the highest
     * @param quality mean over the tasks with its 95 % interval
     * @param truncatedShare of the collection's passages that are longer than the model takes
     * @param storage by type of vector
     * @param memoryBytes what the process grew by when the model was loaded and had run
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Row(
            String model,
            String revision,
            List<String> languages,
            boolean onFront,
            boolean equalToBest,
            Optional<Interval> quality,
            int maxTokens,
            OptionalDouble truncatedShare,
            int dimension,
            Map<String, Storage> storage,
            long parameters,
            long weightsBytes,
            OptionalLong memoryBytes,
            Optional<Speed> speed) {}

    /** Bytes of a vector, and of all passages with their index. */
    public record Storage(long bytesPerPassage, long bytes) {}

    /** On this machine. */
    public record Speed(double tokensPerSecond, double queryMillis, int threads) {
        static Speed of(MeasuredSpeed speed) {
            return new Speed(speed.tokensPerSecond(), speed.queryMillis(), speed.threads());
        }
    }

    static ModelAdvice of(Advice advice) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            reasons.put(
                    language.name().toLowerCase(Locale.ROOT),
                    advice.reasons().stream()
                            .map(sentence -> sentence.in(language))
                            .toList());
        }
        return new ModelAdvice(
                advice.tasks(),
                advice.passages(),
                advice.recommended(),
                reasons,
                advice.models().stream()
                        .map(model -> row(model, advice.passages()))
                        .toList());
    }

    private static Row row(AdvisedModel model, long passages) {
        ModelCard card = model.candidate().card();
        Map<String, Storage> storage = new LinkedHashMap<>();
        Arrays.stream(VectorType.values())
                .forEach(type -> storage.put(
                        type.label(),
                        new Storage(type.bytes(card.dimension()), type.storage(card.dimension(), passages))));
        return new Row(
                card.id().value(),
                card.revision(),
                card.languages(),
                model.onFront(),
                model.equalToBest(),
                model.quality(),
                card.maxTokens(),
                model.candidate().truncated(),
                card.dimension(),
                storage,
                card.parameters(),
                card.weightsBytes(),
                model.candidate().memoryBytes(),
                card.speed().map(Speed::of));
    }
}
