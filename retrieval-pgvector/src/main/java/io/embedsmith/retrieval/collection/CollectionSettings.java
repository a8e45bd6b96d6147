package io.embedsmith.retrieval.collection;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.fusion.Fusion;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a collection is made with.
 *
 * @param model embeds its passages and queries
 * @param vectorType how vectors are stored
 * @param splitting how documents become passages
 * @param fusion how the signals are merged when a search does not say
 * @param userDictionary words that segmentation keeps whole
 * @param threshold fused score, 0 to 1, below which a hybrid search by this fusion cuts when it does not say; empty for no cut
 */
public record CollectionSettings(
        ModelId model,
        VectorType vectorType,
        SplitSettings splitting,
        Fusion fusion,
        List<String> userDictionary,
        OptionalDouble threshold) {

    public CollectionSettings {
        userDictionary = List.copyOf(userDictionary);
        threshold.ifPresent(value -> {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "threshold is " + value + "; fused scores lie from 0 (cuts nothing) to 1");
            }
        });
    }

    /** Without a threshold. */
    public CollectionSettings(
            ModelId model, VectorType vectorType, SplitSettings splitting, Fusion fusion, List<String> userDictionary) {
        this(model, vectorType, splitting, fusion, userDictionary, OptionalDouble.empty());
    }

    /** By another fusion: a threshold on scores of the one before means nothing for it. */
    public CollectionSettings with(Fusion other, OptionalDouble itsThreshold) {
        return new CollectionSettings(model, vectorType, splitting, other, userDictionary, itsThreshold);
    }

    /** Everything by default for a model. */
    public static CollectionSettings of(ModelId model) {
        return new CollectionSettings(model, VectorType.HALFVEC, SplitSettings.DEFAULT, Fusion.DEFAULT, List.of());
    }
}
