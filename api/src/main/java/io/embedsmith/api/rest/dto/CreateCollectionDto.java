package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.collection.VectorType;
import io.embedsmith.retrieval.fusion.Fusion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collection to be made; what is left out is as by default. */
public record CreateCollectionDto(
        @NotNull @Size(min = 1, max = 96) String name,
        @NotNull @Size(min = 1, max = 96) String model,
        @Nullable @Pattern(regexp = "halfvec|vector") String vectorType,
        @Nullable @Valid SplittingDto splitting,
        @Nullable @Valid FusionDto fusion,

        @Nullable @Size(max = UserDictionaries.MAX_WORDS)
        List<@NotNull @Size(min = 1, max = 255) String> userDictionary) {

    /** Its name, checked. */
    public CollectionName toName() {
        return Requests.checked(() -> new CollectionName(name));
    }

    /** Its settings, checked. */
    public CollectionSettings toSettings() {
        return new CollectionSettings(
                Requests.checked(() -> new ModelId(model)),
                toVectorType(),
                splitting == null ? SplitSettings.DEFAULT : splitting.over(SplitSettings.DEFAULT),
                fusion == null ? Fusion.DEFAULT : fusion.toFusion(),
                userDictionary == null ? List.of() : UserDictionaries.checked(userDictionary));
    }

    private VectorType toVectorType() {
        return switch (vectorType == null ? "halfvec" : vectorType) {
            case "halfvec" -> VectorType.HALFVEC;
            case "vector" -> VectorType.VECTOR;
            default ->
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "vectorType '" + vectorType + "' is not known; known are halfvec, vector");
        };
    }
}
