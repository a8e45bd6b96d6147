package io.embedsmith.api.rest.dto;

import io.embedsmith.retrieval.collection.CollectionSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to change in a collection; what is left out stays. */
public record PatchCollectionDto(
        @Nullable @Valid SplittingDto splitting,
        @Nullable @Valid FusionDto fusion,

        @Nullable @Size(max = UserDictionaries.MAX_WORDS)
        List<@NotNull @Size(min = 1, max = 255) String> userDictionary) {

    /** The settings after the change. */
    public CollectionSettings over(CollectionSettings now) {
        return new CollectionSettings(
                now.model(),
                now.vectorType(),
                splitting == null ? now.splitting() : splitting.over(now.splitting()),
                fusion == null ? now.fusion() : fusion.toFusion(),
                userDictionary == null ? now.userDictionary() : UserDictionaries.checked(userDictionary));
    }
}
