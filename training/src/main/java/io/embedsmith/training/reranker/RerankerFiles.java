package io.embedsmith.training.reranker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.encoder.UntrainableModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration files of a reranker, by which transformers, sentence-transformers and TEI know it as one. */
final class RerankerFiles {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode config;
    private final HeadLayout layout;
    private final ModelDirectory encoder;

    private RerankerFiles(ModelDirectory encoder, ObjectNode config, HeadLayout layout) {
        this.encoder = encoder;
        this.config = config;
        this.layout = layout;
    }

    /**
     * Reads what the encoder is.
     *
     * @throws UntrainableModelException if transformers has no classifier of its architecture that is known here
     */
    static RerankerFiles of(ModelDirectory encoder) {
        Path file = encoder.path().resolve("config.json");
        ObjectNode config = read(file);
        String modelType = config.path("model_type").asText("");
        HeadLayout layout = HeadLayout.of(modelType)
                .orElseThrow(() -> new UntrainableModelException("no reranker can be made of model "
                        + encoder.card().id() + ": " + file + " has the model_type '" + modelType + "'; "
                        + HeadLayout.modelTypes() + " are supported"));
        return new RerankerFiles(encoder, config, layout);
    }

    private static ObjectNode read(Path file) {
        try {
            JsonNode root = MAPPER.readTree(file.toFile());
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new ModelUnavailableException(file + " holds no object; download or export the file again");
        } catch (JsonProcessingException e) {
            throw new ModelUnavailableException(file + " is not readable JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    file + " cannot be read (" + e.getMessage()
                            + "); a reranker needs it to say what architecture it has: put it there",
                    e);
        }
    }

    HeadLayout layout() {
        return layout;
    }

    /** Standard deviation of new weights. */
    double initializerRange() {
        return config.path("initializer_range").asDouble(0.02);
    }

    void write(Path folder) throws IOException {
        config.putArray("architectures").add(layout.architecture());
        config.putObject("id2label").put("0", "LABEL_0"); // one class: its logit is the score
        config.putObject("label2id").put("LABEL_0", 0);
        MAPPER.writeValue(folder.resolve("config.json").toFile(), config);
        Path tokenizer = encoder.path().resolve("tokenizer_config.json");
        ObjectNode settings = Files.exists(tokenizer) ? read(tokenizer) : MAPPER.createObjectNode();
        settings.put("model_max_length", encoder.card().maxTokens());
        MAPPER.writeValue(folder.resolve("tokenizer_config.json").toFile(), settings);
    }
}
