package io.embedsmith.api.rest.dto;

import io.embedsmith.api.merge.MergeWish;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.merge.MethodSettings;
import io.embedsmith.training.merge.Rescaling;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which models become one, and how. */
public record MergeDto(
        @NotNull String name,
        @NotNull List<@NotNull String> models,
        @Nullable List<@NotNull Double> coefficients,
        @Nullable String method,
        @Nullable String base,
        @Nullable Double density,
        @Nullable Double lambda,
        @Nullable String rescale,
        @Nullable Long seed) {

    /** Checked. */
    public MergeWish toWish() {
        MethodSettings usual = MethodSettings.DEFAULT;
        return Requests.checked(() -> {
            models.forEach(ModelId::new);
            Optional.ofNullable(base).ifPresent(ModelId::new);
            return new MergeWish(
                    name,
                    models,
                    coefficients == null ? List.of() : coefficients,
                    method == null ? "linear" : method,
                    Optional.ofNullable(base),
                    new MethodSettings(
                            density == null ? usual.density() : density,
                            lambda == null ? usual.lambda() : lambda,
                            rescale == null ? usual.rescaling() : rescaling(rescale),
                            seed == null ? usual.seed() : seed));
        });
    }

    private static Rescaling rescaling(String word) {
        for (Rescaling rescaling : Rescaling.values()) {
            if (rescaling.name().toLowerCase(Locale.ROOT).equals(word)) {
                return rescaling;
            }
        }
        throw new IllegalArgumentException("'rescale' is '" + word + "'; allowed are none, density and l1");
    }
}
