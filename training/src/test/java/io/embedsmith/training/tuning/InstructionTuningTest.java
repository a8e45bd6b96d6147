package io.embedsmith.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.Watch;
import io.embedsmith.training.testing.TinyModels;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is tuned with instructions, and is used with them afterwards. */
class InstructionTuningTest {
    private static final Instructions OTHERS = new Instructions("bank ", "card ");
    private static final ModelDirectory BASE = ModelDirectory.read(TinyModels.directory(TinyModels.BERT));

    private static final RunSettings SETTINGS = new RunSettings(
            Pace.of(3, 2),
            new RatePlan(0.01, 0.1, LearningRate.Decline.LINEAR),
            AdamWSettings.withDecay(0.01),
            RateFactors.SAME,
            new Dropout(0.1, 0),
            1,
            OptionalDouble.empty(),
            Watch.DEFAULT,
            7);

    @TempDir
    private Path folder;

    @Test
    void trainingWithThemIsTrainingOnTextsThatBeginWithThem() {
        Map<String, float[]> instructed = weights(tune(BASE.withInstructions(OTHERS), examples("", ""), "instructed"));

        ModelDirectory bare = BASE.withInstructions(Instructions.NONE);
        Map<String, float[]> written = weights(tune(bare, examples("bank ", "card "), "written"));
        Map<String, float[]> plain = weights(tune(BASE, examples("", ""), "plain"));

        assertThat(BASE.instructions()).isNotEqualTo(OTHERS).isNotEqualTo(Instructions.NONE);
        assertThat(instructed).usingRecursiveComparison().isEqualTo(written);
        assertThat(instructed).usingRecursiveComparison().isNotEqualTo(plain);
    }

    @Test
    void theNewModelHasThemForUsAndForSentenceTransformers() throws IOException {
        ModelDirectory tuned = tune(BASE.withInstructions(OTHERS), examples("", ""), "tuned");

        assertThat(tuned.instructions()).isEqualTo(OTHERS);
        assertThat(tuned.card().queryInstruction()).isEqualTo("bank ");
        assertThat(tuned.card().passageInstruction()).isEqualTo("card ");
        JsonNode prompts = new JsonMapper()
                .readTree(tuned.path()
                        .resolve("config_sentence_transformers.json")
                        .toFile())
                .path("prompts");
        assertThat(prompts.path("query").asText()).isEqualTo("bank ");
        assertThat(prompts.path("document").asText()).isEqualTo("card ");
        // Tuned once more, the model's own are what stands in its manifest.
        ModelDirectory further = tune(tuned, examples("", ""), "further");
        assertThat(further.instructions()).isEqualTo(OTHERS);
        ModelDirectory replaced = tune(tuned.withInstructions(new Instructions("", "card ")), examples("", ""), "none");
        assertThat(replaced.instructions().query()).isEmpty();
        assertThat(new JsonMapper()
                        .readTree(replaced.path()
                                .resolve("config_sentence_transformers.json")
                                .toFile())
                        .at("/prompts/query")
                        .asText())
                .isEmpty();
    }

    @Test
    void otherInstructionsAreAnotherRun() {
        assertThat(request(BASE.withInstructions(OTHERS), examples("", "")).fingerprint())
                .containsEntry("query instruction", "bank ")
                .containsEntry("passage instruction", "card ");
        assertThat(request(BASE.withInstructions(Instructions.NONE), examples("", ""))
                        .fingerprint())
                .doesNotContainKeys("query instruction", "passage instruction");
        assertThatThrownBy(() -> ModelDirectory.read(TinyModels.reranker()).withInstructions(OTHERS))
                .hasMessageContaining("is a reranker");
    }

    private ModelDirectory tune(ModelDirectory model, List<TrainingExample> examples, String output) {
        return new Tuning(request(model, examples), folder.resolve(output))
                .run(1, TrainingListener.NONE)
                .model();
    }

    private static TuningRequest request(ModelDirectory model, List<TrainingExample> examples) {
        return new TuningRequest(
                model,
                new LearningTask.Retrieval(
                        ExampleFiles.of(List.of(examples)),
                        new RetrievalObjective.Groups(2, new TextLengths(32, 32), new InBatchContrastive(0.05))),
                Optional.empty(),
                SETTINGS,
                new LinkedHashMap<>());
    }

    private static List<TrainingExample> examples(String query, String passage) {
        return List.of(
                example(query + "capital of China", passage + "Beijing is a city.", passage + "Paris is a city."),
                example(query + "a green fruit", passage + "Limes and pears.", passage + "Coal is black."),
                example(query + "fast animal", passage + "The cheetah runs.", passage + "A snail creeps."));
    }

    private static TrainingExample example(String query, String positive, String negative) {
        return new TrainingExample(
                query, List.of(positive), List.of(negative), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Map<String, float[]> weights(ModelDirectory model) {
        Map<String, float[]> weights = new HashMap<>();
        try (ModelWeights files = ModelWeights.open(model.path())) {
            for (WeightTensor tensor : files.tensors().values()) {
                weights.put(tensor.name(), files.read(tensor));
            }
        }
        return weights;
    }
}
