package io.embedsmith.api.rest.dto;

import io.embedsmith.retrieval.collection.CollectionSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is to change in a collection; what is left out stays. */
public record PatchCollectionDto(
        @Nullable @Valid SplittingDto splitting,
        @Nullable @Valid FusionDto fusion,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double threshold,

        @Nullable @Size(max = UserDictionaries.MAX_WORDS)
        List<@NotNull @Size(min = 1, max = 255) String> userDictionary) {

    /** The settings after the change. */
    public CollectionSettings over(CollectionSettings now) {
        return new CollectionSettings(
                now.model(),
                now.vectorType(),
                splitting == null ? now.splitting() : splitting.over(now.splitting()),
                fusion == null ? now.fusion() : fusion.toFusion(),
                userDictionary == null ? now.userDictionary() : UserDictionaries.checked(userDictionary),
                thresholdOver(now));
    }

    /** One on the scores of another fusion does not stay; 0 takes it away. */
    private OptionalDouble thresholdOver(CollectionSettings now) {
        if (threshold != null) {
            return threshold == 0 ? OptionalDouble.empty() : OptionalDouble.of(threshold);
        }
        return fusion == null || fusion.toFusion().equals(now.fusion()) ? now.threshold() : OptionalDouble.empty();
    }
}
