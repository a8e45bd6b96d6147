package io.embedsmith.embedding.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.embedding.ModelUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the Hugging Face and sentence-transformers files of a directory say. Nothing is guessed: what they leave out stays
 * empty, and what they ask for but cannot be done is refused.
 */
final class SentenceTransformersLayout {
    /** Architectures whose position table starts behind the padding index, so that 514 positions hold 512 tokens. */
    private static final Set<String> OFFSET_POSITIONS =
            Set.of("roberta", "xlm-roberta", "camembert", "mpnet", "xlm-roberta-xl", "data2vec-text", "longformer");

    private static final String FILE_POOLING = "1_Pooling/config.json";

    private final Path directory;
    private final List<String> modules;

    SentenceTransformersLayout(Path directory) {
        this.directory = directory;
        this.modules = JsonFile.read(directory.resolve("modules.json"))
                .map(SentenceTransformersLayout::modules)
                .orElse(List.of());
    }

    private static List<String> modules(JsonFile json) {
        List<String> modules = new ArrayList<>();
        for (JsonNode module : json.root()) {
            String type = module.path("type").asText("");
            modules.add(type.substring(type.lastIndexOf('.') + 1));
        }
        return modules;
    }

    /** @throws ModelUnavailableException if a module follows the encoder that only a whole-pipeline graph could hold */
    void refuseFurtherModules() {
        for (String module : modules) {
            if (!Set.of("Transformer", "Pooling", "Normalize", "Dropout").contains(module)) {
                throw new ModelUnavailableException(
                        directory.resolve("modules.json") + " asks for the module '" + module
                                + "', which is not in the graph; export the whole pipeline to ONNX with the output"
                                + " sentence_embedding, or choose a model of Transformer, Pooling and Normalize only");
            }
        }
    }

    Optional<Pooling> pooling() {
        Optional<JsonFile> file = JsonFile.read(directory.resolve(FILE_POOLING));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        JsonFile json = file.get();
        if (!json.flag("include_prompt").orElse(true)) {
            throw new ModelUnavailableException(directory.resolve(FILE_POOLING)
                    + " leaves the instruction out of pooling (include_prompt is false), which is not supported");
        }
        List<String> modes = new ArrayList<>();
        json.text("pooling_mode").ifPresent(modes::add);
        if (modes.isEmpty()) {
            for (var field : json.root().properties()) {
                if (field.getKey().startsWith("pooling_mode_")
                        && field.getValue().asBoolean()) {
                    modes.add(field.getKey().substring("pooling_mode_".length()));
                }
            }
        }
        if (modes.size() > 1) {
            throw new ModelUnavailableException(directory.resolve(FILE_POOLING) + " asks for " + modes
                    + " together; exactly one of cls, mean, max and lasttoken is supported");
        }
        return modes.stream().findFirst().map(this::pooling);
    }

    private Pooling pooling(String mode) {
        return switch (mode) {
            case "cls", "cls_token" -> Pooling.CLS;
            case "mean", "mean_tokens" -> Pooling.MEAN;
            case "max", "max_tokens" -> Pooling.MAX;
            case "lasttoken" -> Pooling.LAST_TOKEN;
            default ->
                throw new ModelUnavailableException(directory.resolve(FILE_POOLING) + " asks for the pooling '" + mode
                        + "'; cls, mean, max and lasttoken are supported");
        };
    }

    /** False only where the files ask for the inner product of vectors whose length means something. */
    boolean normalize() {
        if (modules.contains("Normalize")) {
            return true;
        }
        return JsonFile.read(directory.resolve("config_sentence_transformers.json"))
                .flatMap(json -> json.text("similarity_fn_name"))
                .filter("dot"::equals)
                .isEmpty();
    }

    Instructions instructions() {
        Optional<JsonFile> prompts = JsonFile.read(directory.resolve("config_sentence_transformers.json"))
                .flatMap(json -> json.object("prompts"));
        return new Instructions(
                prompts.flatMap(json -> json.text("query")).orElse(""),
                prompts.flatMap(json -> json.text("passage").or(() -> json.text("document")))
                        .orElse(""));
    }

    Optional<Integer> dimension() {
        return JsonFile.read(directory.resolve(FILE_POOLING))
                .flatMap(json -> json.count("word_embedding_dimension").or(() -> json.count("embedding_dimension")))
                .or(() -> JsonFile.read(directory.resolve("config.json"))
                        .flatMap(json -> json.count("hidden_size")
                                .or(() -> json.count("dim"))
                                .or(() -> json.count("d_model"))));
    }

    /** The smallest of the limits that the files name. */
    Optional<Integer> maxTokens() {
        Optional<Integer> positions = JsonFile.read(directory.resolve("config.json"))
                .flatMap(json -> json.count("max_position_embeddings").map(table -> {
                    String architecture = json.text("model_type").orElse("");
                    int offset = OFFSET_POSITIONS.contains(architecture)
                            ? json.root().path("pad_token_id").asInt(1) + 1
                            : 0;
                    return table - offset;
                }));
        Optional<Integer> sentenceLimit = JsonFile.read(directory.resolve("sentence_bert_config.json"))
                .flatMap(json -> json.count("max_seq_length"));
        Optional<Integer> tokenizerLimit = JsonFile.read(directory.resolve("tokenizer_config.json"))
                .flatMap(json -> json.count("model_max_length"));
        List<Integer> limits = new ArrayList<>();
        sentenceLimit.or(() -> tokenizerLimit).ifPresent(limits::add);
        positions.ifPresent(limits::add);
        return limits.stream().min(Integer::compare);
    }

    /** Padding is masked, but RoBERTa counts positions by this id, so it must be the right one. */
    long padId() {
        return JsonFile.read(directory.resolve("config.json"))
                .map(json -> json.root().path("pad_token_id").asLong(0))
                .orElse(0L);
    }

    /** Whether the weights are those of a classifier, which every reranker of Hugging Face is, and no encoder made of one. */
    boolean isClassifier() {
        return modules.isEmpty()
                && JsonFile.read(directory.resolve("config.json")).stream()
                        .flatMap(json -> json.texts("architectures").stream())
                        .anyMatch(name -> name.endsWith("ForSequenceClassification"));
    }

    /** Classes of a classifier. */
    Optional<Integer> classes() {
        return JsonFile.read(directory.resolve("config.json"))
                .flatMap(json -> json.count("num_labels")
                        .or(() -> json.object("id2label")
                                .map(names -> names.root().size())));
    }

    Optional<String> displayName() {
        return JsonFile.read(directory.resolve("config.json"))
                .flatMap(json -> json.text("_name_or_path"))
                .filter(name -> !name.isBlank());
    }
}
