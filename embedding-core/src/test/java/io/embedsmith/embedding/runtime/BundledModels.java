package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import java.nio.file.Path;
import java.util.List;

/** The models that the build unpacks, by name. */
final class BundledModels {
    static final ModelId BGE_ZH = new ModelId("bge-small-zh-v1.5");
    static final ModelId BGE_ZH_INT8 = new ModelId("bge-small-zh-v1.5-int8");
    static final ModelId BGE_EN = new ModelId("bge-small-en-v1.5");
    static final ModelId E5 = new ModelId("e5-small-v2");
    static final ModelId MINILM = new ModelId("all-minilm-l6-v2");
    static final List<ModelId> ALL = List.of(MINILM, BGE_EN, BGE_ZH, BGE_ZH_INT8, E5);

    private BundledModels() {}

    static Path folder() {
        return ModelFolders.configured().getFirst();
    }

    static Path directory(ModelId id) {
        return folder().resolve(id.value());
    }

    static ModelHostSettings settings() {
        return ModelHostSettings.of(folder()).withThreads(2);
    }

    static LocalModelHost host() {
        return LocalModelHost.open(settings());
    }
}
