package io.embedsmith.training.testing;

import io.embedsmith.embedding.model.ModelDirectory;
import java.nio.file.Path;
import java.util.List;

/** The models that the build unpacks. */
public final class BundledModels {
    /** Those with fp32 weights. */
    public static final List<String> FP32 =
            List.of("bge-small-zh-v1.5", "bge-small-en-v1.5", "e5-small-v2", "all-minilm-l6-v2");

    private BundledModels() {}

    public static ModelDirectory read(String name) {
        return ModelDirectory.read(Path.of(System.getProperty("embedsmith.models"), name));
    }
}
