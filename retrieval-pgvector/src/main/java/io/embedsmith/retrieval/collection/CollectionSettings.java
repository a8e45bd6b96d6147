package io.embedsmith.retrieval.collection;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.fusion.Fusion;
import java.util.List;

/**
 * What a collection is made with.
 *
 * @param model embeds its passages and queries
 * @param vectorType how vectors are stored
 * @param splitting how documents become passages
 * @param fusion how the signals are merged when a search does not say
 * @param userDictionary words that segmentation keeps whole
 */
public record CollectionSettings(
        ModelId model, VectorType vectorType, SplitSettings splitting, Fusion fusion, List<String> userDictionary) {

    public CollectionSettings {
        userDictionary = List.copyOf(userDictionary);
    }

    /** Everything by default for a model. */
    public static CollectionSettings of(ModelId model) {
        return new CollectionSettings(model, VectorType.HALFVEC, SplitSettings.DEFAULT, Fusion.DEFAULT, List.of());
    }
}
