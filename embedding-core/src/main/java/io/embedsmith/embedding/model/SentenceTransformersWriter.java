package io.embedsmith.embedding.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the files without which sentence-transformers would guess, and pool by the mean: what a model directory says of
 * itself, in that library's words. Files that are there are left as they are, but for instructions that are others now.
 */
final class SentenceTransformersWriter {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String PROMPTS = "config_sentence_transformers.json";

    private final Path folder;

    SentenceTransformersWriter(Path folder) {
        this.folder = folder;
    }

    void complete(ModelDirectory model) throws IOException {
        if (model.card().pooling() == Pooling.IN_GRAPH) {
            return; // what the graph does behind the encoder is not known here
        }
        write("modules.json", modules(model));
        write("1_Pooling/config.json", pooling(model));
        write("sentence_bert_config.json", Map.of("max_seq_length", model.card().maxTokens(), "do_lower_case", false));
        write(PROMPTS, prompts(model));
        if (!EncoderSettings.read(model.path()).instructions().equals(model.instructions())) {
            replacePrompts(model);
        }
    }

    /** In the file that was carried over; what else it says stays. */
    private void replacePrompts(ModelDirectory model) throws IOException {
        Path file = folder.resolve(PROMPTS);
        Map<String, Object> values =
                MAPPER.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
        values.put("prompts", prompts(model).get("prompts"));
        values.remove("default_prompt_name");
        MAPPER.writeValue(file.toFile(), values);
    }

    private static List<Map<String, Object>> modules(ModelDirectory model) {
        List<Map<String, Object>> modules = new ArrayList<>();
        modules.add(module(0, "", "Transformer"));
        modules.add(module(1, "1_Pooling", "Pooling"));
        if (model.normalize()) {
            modules.add(module(2, "2_Normalize", "Normalize"));
        }
        return modules;
    }

    private static Map<String, Object> module(int index, String path, String type) {
        Map<String, Object> module = new LinkedHashMap<>();
        module.put("idx", index);
        module.put("name", String.valueOf(index));
        module.put("path", path);
        module.put("type", "sentence_transformers.models." + type);
        return module;
    }

    private static Map<String, Object> pooling(ModelDirectory model) {
        Pooling pooling = model.card().pooling();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("word_embedding_dimension", model.card().dimension());
        values.put("pooling_mode_cls_token", pooling == Pooling.CLS);
        values.put("pooling_mode_mean_tokens", pooling == Pooling.MEAN);
        values.put("pooling_mode_max_tokens", pooling == Pooling.MAX);
        values.put("pooling_mode_mean_sqrt_len_tokens", false);
        values.put("pooling_mode_weightedmean_tokens", false);
        values.put("pooling_mode_lasttoken", pooling == Pooling.LAST_TOKEN);
        values.put("include_prompt", true);
        return values;
    }

    private static Map<String, Object> prompts(ModelDirectory model) {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("query", model.instructions().query());
        texts.put("document", model.instructions().passage());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("prompts", texts);
        values.put("similarity_fn_name", model.normalize() ? "cosine" : "dot");
        return values;
    }

    private void write(String path, Object content) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            Files.createDirectories(file.resolveSibling("."));
            MAPPER.writeValue(file.toFile(), content);
        }
    }
}
