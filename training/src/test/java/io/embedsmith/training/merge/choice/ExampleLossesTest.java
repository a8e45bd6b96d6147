package io.embedsmith.training.merge.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.Golden;
import io.embedsmith.training.testing.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and coefficients are those of LM_Cocktail's own program on the same vectors. */
class ExampleLossesTest {
    private static final JsonNode GOLDEN = Golden.read("example-coefficients.json");

    static Stream<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        GOLDEN.path("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAndCoefficientsAreThoseOfLmCocktail(JsonNode golden) {
        ExampleLosses examples = ExampleLosses.of(
                examples(),
                new ExampleSettings(
                        golden.path("temperature").asDouble(),
                        golden.path("batch_size").asInt(),
                        GOLDEN.path("negatives").asInt(),
                        1));

        List<Double> losses = new ArrayList<>();
        GOLDEN.path("models").forEach(model -> losses.add(examples.of(table(model))));

        for (int i = 0; i < losses.size(); i++) {
            // Theirs are sums of single precision.
            double expected = golden.path("losses").path(i).asDouble();
            assertThat(losses.get(i)).isCloseTo(expected, within(2e-6 * Math.max(1, expected)));
        }
        List<Double> coefficients = examples.coefficients(losses);
        assertThat(coefficients).hasSize(3);
        for (int i = 0; i < coefficients.size(); i++) {
            assertThat(coefficients.get(i))
                    .isCloseTo(golden.path("coefficients").path(i).asDouble(), within(2e-6));
        }
    }

    private static List<TrainingExample> examples() {
        List<TrainingExample> examples = new ArrayList<>();
        GOLDEN.path("examples")
                .forEach(example -> examples.add(example(
                        example.path("query").asText(), texts(example.path("pos")), texts(example.path("neg")))));
        return examples;
    }

    private static TrainingExample example(String query, List<String> positives, List<String> negatives) {
        return new TrainingExample(query, positives, negatives, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** A model that knows its texts. */
    private static Embedder table(JsonNode vectors) {
        return (role, texts) -> Embeddings.copyOf(
                texts.stream().map(text -> Golden.floats(vectors.path(text))).toArray(float[][]::new));
    }

    /** Two texts are as far apart as their lengths. */
    private static final Embedder BY_LENGTH = (role, texts) -> Embeddings.copyOf(texts.stream()
            .map(text -> new float[] {(float) Math.cos(text.length()), (float) Math.sin(text.length())})
            .toArray(float[][]::new));

    @Test
    void aPassageThatAnswersTheQueryTooIsNoNegative() {
        TrainingExample first = example("aa", List.of("bbb", "cccc"), List.of("ddddd"));
        TrainingExample second = example("ee", List.of("cccc"), List.of("bbb"));
        TrainingExample without = example("aa", List.of("bbb"), List.of("ddddd"));
        ExampleSettings together = new ExampleSettings(1, 2, 7, 1);

        // The second's passages answer the first, so the first is as if it were alone with its negative.
        double loss = ExampleLosses.of(List.of(first, second), together).of(BY_LENGTH);

        double alone = ExampleLosses.of(List.of(without), together).of(BY_LENGTH);
        // Of the second: positive 4 long, negatives 3 (twice) and 5 long, to a query of 2.
        double[] scores = {Math.cos(2) / 0.05, Math.cos(1) / 0.05, Math.cos(1) / 0.05, Math.cos(3) / 0.05};
        double all = Stream.of(scores[0], scores[1], scores[2], scores[3])
                .mapToDouble(Math::exp)
                .sum();
        assertThat(loss).isCloseTo((alone + Math.log(all) - scores[0]) / 2, within(1e-5));
    }

    @Test
    void theSameSeedDrawsTheSameNegatives() {
        List<String> many = List.of("1", "22", "333", "4444", "55555", "666666", "7777777");
        List<TrainingExample> examples = List.of(example("query", List.of("positive"), many));

        double first = loss(examples, 3);

        assertThat(loss(examples, 3)).isEqualTo(first);
        assertThat(Stream.of(4L, 5L, 6L, 7L).map(seed -> loss(examples, seed))).anyMatch(loss -> loss != first);
    }

    private static double loss(List<TrainingExample> examples, long seed) {
        return ExampleLosses.of(examples, new ExampleSettings(1, 2, 2, seed)).of(BY_LENGTH);
    }

    @Test
    void examplesThatTellNothingAreRefused() {
        List<TrainingExample> alone = List.of(TrainingExample.ofPair("query", "positive"));

        assertThatThrownBy(() -> ExampleLosses.of(alone, ExampleSettings.DEFAULT))
                .hasMessageContaining("1 examples")
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> ExampleLosses.of(List.of(), ExampleSettings.DEFAULT))
                .hasMessageContaining("0 examples");
        assertThatThrownBy(() -> new ExampleSettings(0, 2, 7, 1)).hasMessageContaining("temperature is 0.0");
    }

    @Test
    void modelsAreUsedAsTheyAreWithOrWithoutAGraph(@TempDir Path folder) throws Exception {
        Path base = TinyModels.directory(TinyModels.BERT);
        Path tuned = folder.resolve("tuned");
        ChangedModel.of(base, tuned, ChangedModel::tilted);
        List<TrainingExample> examples = List.of(
                example("the bank", List.of("a bank account"), List.of("a red cat")),
                example("reset it", List.of("reset the password"), List.of("music")));
        ModelHostSettings runtime = new ModelHostSettings(List.of(), 1);

        ExampleCoefficients found =
                ExampleCoefficients.of(List.of(base, tuned), examples, ExampleSettings.DEFAULT, runtime);

        assertThat(found.losses()).doesNotHaveDuplicates();
        assertThat(found.coefficients().get(0) + found.coefficients().get(1)).isCloseTo(1, within(1e-12));
        assertThat(found.coefficients().get(0) > found.coefficients().get(1))
                .isEqualTo(found.losses().get(0) < found.losses().get(1));
        Files.delete(tuned.resolve("onnx/model.onnx"));
        assertThat(ExampleCoefficients.of(List.of(base, tuned), examples, ExampleSettings.DEFAULT, runtime))
                .isEqualTo(found);
    }
}
