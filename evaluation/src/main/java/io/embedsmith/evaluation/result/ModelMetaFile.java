package io.embedsmith.evaluation.result;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What MTEB wants to know of a model: the fields of its ModelMeta, which allows no others. Unknown ones are null. */
final class ModelMetaFile {
    static final String NAME = "model_meta.json";

    private ModelMetaFile() {}

    static void write(Path folder, String name, ModelCard card) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("loader", null);
        json.put("loader_kwargs", Map.of());
        json.put("name", name);
        json.put("revision", card.revision());
        json.put("release_date", null);
        json.put("languages", null);
        json.put("n_parameters", card.parameters());
        json.put("n_embedding_parameters", null);
        json.put("memory_usage_mb", card.weightsBytes() / 1_048_576.0);
        json.put("max_tokens", card.maxTokens());
        json.put("embed_dim", card.dimension());
        json.put("license", null);
        json.put("open_weights", true);
        json.put("public_training_code", null);
        json.put("public_training_data", null);
        json.put("framework", List.of("ONNX"));
        json.put("similarity_fn_name", "cosine");
        json.put(
                "use_instructions",
                !(card.queryInstruction().isEmpty() && card.passageInstruction().isEmpty()));
        json.put("training_datasets", null);
        json.put("modalities", List.of("text"));
        json.put("model_type", List.of("dense"));
        json.put("experiment_kwargs", null);
        AtomicFile.write(folder.resolve(NAME), JsonDocument.indented(json) + "\n");
    }
}
