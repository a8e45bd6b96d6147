package io.embedsmith.training.weights;

import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import java.nio.file.Path;

/** Writes the folders that {@code src/test/golden/derived_models.py} loads in sentence-transformers. */
public final class GoldenFolders {
    private GoldenFolders() {}

    /** Takes the folder to write into. */
    public static void main(String... arguments) {
        for (String name : TinyModels.LOADABLE) {
            ChangedModel.of(
                    TinyModels.directory(name), Path.of(arguments[0]).resolve(name + "-tilted"), ChangedModel::tilted);
        }
    }
}
