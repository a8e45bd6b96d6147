package io.embedsmith.training.testing;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Writes models whose weights differ from another's in a known way. */
public final class ChangedModel {
    private ChangedModel() {}

    /** A copy with every tensor changed by {@code change}. */
    public static ModelDirectory of(Path source, Path target, UnaryOperator<float[]> change) {
        ModelDirectory model = ModelDirectory.read(source);
        try (ModelWeights weights = ModelWeights.open(source);
                DerivedModel derived = DerivedModel.of(model, target)) {
            for (WeightTensor tensor : derived.tensors()) {
                float[] values = weights.read(weights.tensor(tensor.name()).orElseThrow());
                derived.put(tensor.name(), change.apply(values));
            }
            return derived.finish(
                    new ModelId(String.valueOf(target.getFileName())),
                    Lineage.ofTraining(model.card().id(), "test"));
        }
    }

    /** Every number a little larger or smaller, by its place: so no tensor is what it was, and none is symmetric. */
    public static float[] tilted(float... values) {
        float[] tilted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            tilted[i] = values[i] * (1 + (i % 7 - 3) / 64f);
        }
        return tilted;
    }
}
