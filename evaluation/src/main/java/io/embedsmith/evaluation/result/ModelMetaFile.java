package io.embedsmith.evaluation.result;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What MTEB wants to know of a model: the fields of its ModelMeta, which allows no others. Unknown ones are null. */
final class ModelMetaFile {
    static final String NAME = "model_meta.json";

    private ModelMetaFile() {}

    static void write(Path folder, TestedModel model) {
        Optional<TestedModel.Weights> weights = model.weights();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("loader", null);
        json.put("loader_kwargs", Map.of());
        json.put("name", model.name());
        json.put("revision", model.revision());
        json.put("release_date", null);
        json.put("languages", null);
        json.put("n_parameters", weights.map(TestedModel.Weights::parameters).orElse(null));
        json.put("n_embedding_parameters", null);
        json.put(
                "memory_usage_mb",
                weights.map(held -> held.bytes() / 1_048_576.0).orElse(null));
        json.put("max_tokens", model.maxTokens().isPresent() ? model.maxTokens().getAsInt() : null);
        json.put("embed_dim", model.dimension());
        json.put("license", null);
        json.put("open_weights", weights.isPresent() ? true : null);
        json.put("public_training_code", null);
        json.put("public_training_data", null);
        json.put("framework", List.of(weights.isPresent() ? "ONNX" : "API"));
        json.put("similarity_fn_name", "cosine");
        json.put("use_instructions", !model.instructions().equals(Instructions.NONE));
        json.put("training_datasets", null);
        json.put("modalities", List.of("text"));
        json.put("model_type", List.of("dense"));
        json.put("experiment_kwargs", null);
        AtomicFile.write(folder.resolve(NAME), JsonDocument.indented(json) + "\n");
    }
}
