package io.embedsmith.training.graph.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.training.graph.GraphForm;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.Recomputation;
import io.embedsmith.training.graph.TrainableGraph;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.TrainingStart;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.TensorDevice;
import io.embedsmith.training.libtorch.ThreadGenerator;
import io.embedsmith.training.testing.TakenGradients;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.testing.TokenTensors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptedGraphTest {
    private static final TokenTensors TOKENS = TokenTensors.random(3, 200, 6, 9, 2);
    private static final String OUTPUT = "last_hidden_state";
    private static final double STEP = 1e-2;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void load() {
        Libtorch.load(2);
        file = TinyBert.write(folder.resolve("tiny")).resolve("onnx/model.onnx");
    }

    private static TrainableGraph adapted(LoraSettings settings) {
        return TrainableGraph.of(
                OnnxGraph.read(file),
                OUTPUT,
                TrainingForm.of(settings),
                new TrainingStart(TrainingStart.Head.ADAPTED, 5, TensorDevice.CPU));
    }

    @Test
    void beginsAsTheModelThatItIsBuiltOn() {
        try (TrainableGraph base = TrainableGraph.of(OnnxGraph.read(file), OUTPUT, GraphForm.FUSED);
                TrainableGraph graph = adapted(LoraSettings.ofRank(4))) {
            assertThat(states(graph)).containsExactly(states(base));
            Map<String, float[]> ofBase = weights(base);
            assertThat(weights(graph).keySet()).isEqualTo(ofBase.keySet());
            weights(graph)
                    .forEach((name, values) -> assertThat(Arrays.equals(values, ofBase.get(name)))
                            .as(name)
                            .isTrue());
        }
    }

    /** Six linear layers in each of two layers. */
    @Test
    void onlyThePairsAreTrained() {
        try (TrainableGraph graph = adapted(LoraSettings.ofRank(4))) {
            List<Parameter> parameters = graph.parameters();
            assertThat(parameters)
                    .hasSize(2 * 2 * 6)
                    .allSatisfy(parameter ->
                            assertThat(parameter.name()).matches("encoder\\.layer\\.[01]\\..*\\.lora_[AB]\\.weight"));
            assertThat(shape(parameters, "encoder.layer.1.intermediate.dense.lora_A.weight"))
                    .containsExactly(4, TinyBert.DIMENSION);
            assertThat(shape(parameters, "encoder.layer.1.intermediate.dense.lora_B.weight"))
                    .containsExactly(2 * TinyBert.DIMENSION, 4);
        }
    }

    @Test
    void targetsAreEndsOfNames() {
        LoraSettings some = new LoraSettings(2, 4, 0, List.of("query", "0.output.dense"));
        try (TrainableGraph graph = adapted(some)) {
            assertThat(graph.parameters())
                    .extracting(Parameter::name)
                    .containsExactly(
                            "encoder.layer.0.attention.self.query.lora_A.weight",
                            "encoder.layer.0.attention.self.query.lora_B.weight",
                            "encoder.layer.0.output.dense.lora_A.weight",
                            "encoder.layer.0.output.dense.lora_B.weight",
                            "encoder.layer.1.attention.self.query.lora_A.weight",
                            "encoder.layer.1.attention.self.query.lora_B.weight");
        }
        assertThatThrownBy(() -> adapted(new LoraSettings(2, 4, 0, List.of("query", "qeury"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "the target 'qeury' of LoRA is the end of no linear layer's name; there are dense, "
                                + "key, query, value, and all-linear");
    }

    @Test
    void whatIsComputedAgainGivesTheSameGradients() {
        try (TrainableGraph graph = adapted(new LoraSettings(3, 6, 0.1, List.of(LoraSettings.ALL_LINEAR)))) {
            fill(graph.parameters(), new SplittableRandom(1));
            List<float[]> kept = gradients(graph, Optional.empty());
            assertThat(gradients(graph, Optional.of(new Recomputation())))
                    .usingRecursiveComparison()
                    .isEqualTo(kept);
        }
    }

    private static List<float[]> gradients(TrainableGraph graph, Optional<Recomputation> recomputation) {
        ThreadGenerator.seed(3);
        NativeMemory.scoped(() ->
                loss(graph, new Pass(new Dropout(0.1, 0, 0.1), recomputation)).backward());
        return TakenGradients.of(graph.parameters());
    }

    /** Central differences; fp32 leaves about 1e-3 of noise. A pair's A has no gradient while its B is zero. */
    @Test
    void gradientsAreFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(1);
        try (TrainableGraph graph = adapted(new LoraSettings(3, 6, 0, List.of(LoraSettings.ALL_LINEAR)))) {
            fill(graph.parameters(), random);
            NativeMemory.scoped(() -> loss(graph, Pass.INFERENCE).backward());
            for (Parameter parameter : graph.parameters()) {
                float[] gradient = HostTensors.toFloats(parameter.value().grad());
                for (int i = 0; i < 3; i++) {
                    int place = random.nextInt(gradient.length);
                    double difference =
                            (shifted(graph, parameter, place, STEP) - shifted(graph, parameter, place, -STEP))
                                    / (2 * STEP);
                    assertThat((double) gradient[place])
                            .as("%s at %d", parameter.name(), place)
                            .isCloseTo(difference, within(5e-3 + 0.01 * Math.abs(difference)));
                }
            }
        }
    }

    /** {@code W + scale · B A} in the place of W, run without pairs. */
    @Test
    void mergedWeightsGiveWhatThePairsGive() {
        try (TrainableGraph graph = adapted(new LoraSettings(3, 6, 0, List.of(LoraSettings.ALL_LINEAR)));
                TrainableGraph plain = TrainableGraph.of(OnnxGraph.read(file), OUTPUT, GraphForm.FUSED)) {
            float[] before = states(graph);
            fill(graph.parameters(), new SplittableRandom(2));
            float[] changed = states(graph);
            Map<String, float[]> merged = weights(graph);
            plain.parameters().forEach(weight -> set(weight, merged.getOrDefault(weight.name(), new float[0])));
            float[] ofMerged = states(plain);
            double moved = 0;
            for (int i = 0; i < changed.length; i++) {
                assertThat(ofMerged[i]).isCloseTo(changed[i], within(2e-5f));
                moved = Math.max(moved, Math.abs(changed[i] - before[i]));
            }
            assertThat(moved).isGreaterThan(0.1);
        }
    }

    @Test
    void whatGoesIntoThePairsIsDroppedWhileTraining() {
        try (TrainableGraph graph = adapted(LoraSettings.ofRank(4))) {
            fill(graph.parameters(), new SplittableRandom(2));
            float whole = dropped(graph, Dropout.NONE, 1);
            Dropout some = new Dropout(0, 0, 0.5);
            assertThat(dropped(graph, some, 1))
                    .isEqualTo(dropped(graph, some, 1))
                    .isNotEqualTo(dropped(graph, some, 2))
                    .isNotEqualTo(whole);
        }
    }

    private static float dropped(TrainableGraph graph, Dropout dropout, long seed) {
        ThreadGenerator.seed(seed);
        return NativeMemory.scoped(() -> loss(graph, Pass.keepingAll(dropout)).item_float());
    }

    private static long[] shape(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value()
                .shape();
    }

    private static void fill(List<Parameter> parameters, SplittableRandom random) {
        for (Parameter parameter : parameters) {
            float[] values = new float[Math.toIntExact(parameter.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-0.3, 0.3);
            }
            set(parameter, values);
        }
    }

    private static void set(Parameter parameter, float[] values) {
        FloatPointer data = parameter.value().data_ptr_float();
        data.put(values);
    }

    private static float shifted(TrainableGraph graph, Parameter parameter, int place, double by) {
        return NativeMemory.scoped(() -> {
            FloatPointer data = parameter.value().data_ptr_float();
            float before = data.get(place);
            data.put(place, (float) (before + by));
            float loss = loss(graph, Pass.INFERENCE).item_float();
            data.put(place, before);
            return loss;
        });
    }

    private static Map<String, float[]> weights(TrainableGraph graph) {
        Map<String, float[]> weights = new HashMap<>();
        graph.forEachWeight(weights::put);
        return weights;
    }

    private static float[] states(TrainableGraph graph) {
        return NativeMemory.scoped(() -> HostTensors.toFloats(run(graph, Pass.INFERENCE)));
    }

    private static Tensor run(TrainableGraph graph, Pass pass) {
        return graph.run(
                Map.of(
                        "input_ids", HostTensors.ofLongs(TOKENS.ids(), TOKENS.shape()),
                        "attention_mask", HostTensors.ofLongs(TOKENS.mask(), TOKENS.shape()),
                        "token_type_ids", HostTensors.ofLongs(new long[TOKENS.ids().length], TOKENS.shape())),
                pass);
    }

    /** The states of tokens, weighted at random so that no direction cancels. */
    private static Tensor loss(TrainableGraph graph, Pass pass) {
        Tensor states = run(graph, pass);
        float[] weighting = new float[(int) states.numel()];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < weighting.length; i++) {
            boolean token = TOKENS.mask()[i / TinyBert.DIMENSION] == 1;
            weighting[i] = token ? (float) random.nextDouble(-1, 1) : 0;
        }
        return states.mul(HostTensors.ofFloats(weighting, states.size(0), states.size(1), states.size(2)))
                .sum();
    }
}
