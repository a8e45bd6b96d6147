package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The options of the command {@code train}, under their names in camel case; what is left out is the command's default. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSettingsDto(
        @Nullable @Pattern(regexp = "contrastive|group|distillation|m3|cosent|cosine|cross_entropy")
        String loss,

        @Nullable @DecimalMin("0.0001") @DecimalMax("100") Double temperature,
        @Nullable @Min(1) @Max(1_000) Integer groupSize,
        @Nullable @Min(2) @Max(8_192) Integer queryMaxLen,
        @Nullable @Min(2) @Max(8_192) Integer passageMaxLen,
        @Nullable @Size(min = 1, max = 32) List<@NotNull @Min(1) @Max(8_192) Integer> matryoshka,
        @Nullable @Size(max = 2_048) String queryInstruction,
        @Nullable @Size(max = 2_048) String passageInstruction,
        @Nullable @Min(1) @Max(1_000) Integer epochs,
        @Nullable @Min(1) @Max(10_000_000) Long maxSteps,
        @Nullable @Min(1) @Max(65_536) Integer batchSize,
        @Nullable @Min(1) @Max(1_024) Integer accumulation,
        @Nullable @Min(1) @Max(65_536) Integer subBatchSize,
        @Nullable @Min(1) @Max(1_048_576) Integer activationMemory,
        @Nullable @Positive @DecimalMax("0.1") Double learningRate,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double warmupRatio,

        @Nullable @Pattern(regexp = "linear|cosine|constant")
        String schedule,

        @Nullable @DecimalMin("0") @DecimalMax("1") Double weightDecay,
        @Nullable @Positive @DecimalMax("1000000") Double maxGradNorm,
        @Nullable @DecimalMin("0") @DecimalMax("0.9") Double dropout,
        @Nullable @DecimalMin("0") @DecimalMax("0.9") Double attentionDropout,
        @Nullable @Min(0) @Max(200) Integer freezeLayers,
        @Nullable @Positive @DecimalMax("1") Double layerDecay,
        @Nullable @Positive @DecimalMax("0.999999") Double ema,
        @Nullable @Min(1) @Max(1_024) Integer loraRank,
        @Nullable @Positive @DecimalMax("65536") Double loraAlpha,
        @Nullable @DecimalMin("0") @DecimalMax("0.9") Double loraDropout,
        @Nullable @Size(min = 1, max = 100) List<@NotNull String> loraTargets,

        @Nullable @Pattern(regexp = "fp32|bf16") String precision,

        @Nullable @Pattern(regexp = "cpu|cuda|auto") String device,

        @Nullable Long seed,
        @Nullable @Min(1) @Max(10_000_000) Integer evalSteps,
        @Nullable @Min(1) @Max(10_000_000) Integer saveSteps,
        @Nullable @Min(1) @Max(1_000) Integer patience,

        @Nullable @DecimalMin("-1000000") @DecimalMax("1000000")
        Double positiveFrom,

        @Nullable @Min(1) @Max(1_000) Integer devDepth,
        @Nullable String devEncoder,
        @Nullable @Size(min = 1, max = 100) List<@NotNull String> tasks,
        @Nullable @Size(min = 1, max = 100) List<@NotNull String> guards) {

    private static final JsonMapper OPTIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    /** By the names that the command has for them, without dashes. */
    SequencedMap<String, Object> options() {
        return OPTIONS.convertValue(this, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    static TrainingSettingsDto of(Map<String, Object> options) {
        return OPTIONS.convertValue(options, TrainingSettingsDto.class);
    }
}
