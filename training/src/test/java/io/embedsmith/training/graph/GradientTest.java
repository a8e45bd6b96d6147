package io.embedsmith.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.graph.operator.UnsupportedOperatorException;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.ThreadGenerator;
import io.embedsmith.training.testing.TakenGradients;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.testing.TokenTensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientTest {
    private static final TokenTensors TOKENS = TokenTensors.random(3, 200, 6, 9, 2);
    private static final double STEP = 1e-2;

    @TempDir
    private static Path folder;

    private static Path weights;

    @BeforeAll
    static void load() {
        Libtorch.load(2);
        weights = TinyBert.write(folder.resolve("tiny")).resolve("onnx/model.onnx");
    }

    /** Three places of every parameter, central differences; fp32 leaves about 1e-3 of noise. */
    @ParameterizedTest
    @EnumSource(GraphForm.class)
    void gradientsAreFiniteDifferences(GraphForm form) {
        SplittableRandom random = new SplittableRandom(1);
        try (TrainableGraph graph = TrainableGraph.of(OnnxGraph.read(weights), "last_hidden_state", form)) {
            NativeMemory.scoped(() -> loss(graph, Pass.INFERENCE).backward());
            assertThat(graph.parameters()).hasSize(3 + 2 + 2 * 16);
            for (Parameter parameter : graph.parameters()) {
                float[] gradient = HostTensors.toFloats(parameter.value().grad());
                for (int i = 0; i < 3; i++) {
                    int place = random.nextInt(Math.min(gradient.length, 200 * TinyBert.DIMENSION));
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

    @Test
    void whatIsComputedAgainGivesTheSameGradients() {
        try (TrainableGraph graph = TrainableGraph.of(OnnxGraph.read(weights), "last_hidden_state", GraphForm.FUSED)) {
            List<float[]> kept = gradients(graph, Optional.empty());
            List<float[]> again = gradients(graph, Optional.of(new Recomputation()));
            assertThat(again).usingRecursiveComparison().isEqualTo(kept);
            assertThat(graph.tapeBytes().recomputable())
                    .isGreaterThan(0.1 * graph.tapeBytes().all());
        }
    }

    private static List<float[]> gradients(TrainableGraph graph, Optional<Recomputation> recomputation) {
        ThreadGenerator.seed(3);
        NativeMemory.scoped(() ->
                loss(graph, new Pass(new Dropout(0.1, 0.1), recomputation)).backward());
        return TakenGradients.of(graph.parameters());
    }

    @Test
    void dropoutFollowsTheSeed() {
        try (TrainableGraph graph = TrainableGraph.of(OnnxGraph.read(weights), "last_hidden_state", GraphForm.FUSED)) {
            assertThat(dropped(graph, 1)).isEqualTo(dropped(graph, 1)).isNotEqualTo(dropped(graph, 2));
        }
    }

    @Test
    void unknownOperatorIsNamedWithItsNode() {
        OnnxGraph graph = OnnxGraph.read(weights);
        List<OnnxNode> nodes = new ArrayList<>(graph.nodes());
        nodes.add(OnnxNode.of("Einsum", List.of("last_hidden_state"), "twisted"));
        graph.setNodes(nodes);

        assertThatThrownBy(() -> TrainableGraph.of(graph, "twisted", GraphForm.FUSED))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContaining("operator Einsum of the node that computes 'twisted'");
    }

    private static float dropped(TrainableGraph graph, long seed) {
        ThreadGenerator.seed(seed);
        return NativeMemory.scoped(
                () -> loss(graph, Pass.keepingAll(new Dropout(0.1, 0.1))).item_float());
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

    /** The token states, weighted at random so that no direction cancels. */
    private static Tensor loss(TrainableGraph graph, Pass pass) {
        Tensor states = graph.run(
                Map.of(
                        "input_ids", HostTensors.ofLongs(TOKENS.ids(), TOKENS.shape()),
                        "attention_mask", HostTensors.ofLongs(TOKENS.mask(), TOKENS.shape()),
                        "token_type_ids", HostTensors.ofLongs(new long[TOKENS.ids().length], TOKENS.shape())),
                pass);
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
