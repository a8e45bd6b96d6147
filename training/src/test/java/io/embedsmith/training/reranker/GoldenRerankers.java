package io.embedsmith.training.reranker;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import java.nio.file.Path;
import java.util.List;

/** Writes the folders that {@code src/test/golden/new_rerankers.py} loads. */
public final class GoldenRerankers {
    /** Encoders of the architectures that rerankers are made of. */
    static final List<String> ENCODERS = List.of(TinyModels.BERT, "tiny-roberta", TinyModels.XLM_ROBERTA, "tiny-mpnet");

    private GoldenRerankers() {}

    /** A reranker of the encoder, every weight of it changed, as training would: biases too are not 0. */
    static ModelDirectory write(String encoder, Path folder) {
        Path fresh = folder.resolve(encoder + "-fresh");
        NewReranker.of(ModelDirectory.read(TinyModels.directory(encoder)), fresh, new ModelId(encoder + "-fresh"), 17);
        return ChangedModel.of(fresh, folder.resolve(encoder), values -> shifted(ChangedModel.tilted(values)));
    }

    private static float[] shifted(float... values) {
        float[] shifted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            shifted[i] = values[i] + (i % 5 - 2) / 8f;
        }
        return shifted;
    }

    public static void main(String... arguments) {
        ENCODERS.forEach(encoder -> write(encoder, Path.of(arguments[0])));
    }
}
