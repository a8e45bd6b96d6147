package io.embedsmith.training.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.TensorDevice;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.testing.TokenTensors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products of rounded numbers, computed by whatever processor this is, beside the same in fp32. */
class PrecisionTest {
    private static final TokenTensors TOKENS = TokenTensors.random(3, 200, 6, 9, 2);

    /** Half a unit in the last of eight bits. */
    private static final double ROUNDING = 1 / 512.0;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void load() {
        Libtorch.load(2);
        file = TinyBert.write(folder.resolve("tiny")).resolve("onnx/model.onnx");
    }

    private static TrainableGraph graph(Precision precision, Optional<LoraSettings> lora) {
        return TrainableGraph.of(
                OnnxGraph.read(file),
                "last_hidden_state",
                new TrainingForm(lora, precision, TensorDevice.Choice.CPU),
                new TrainingStart(TrainingStart.Head.ADAPTED, 5, TensorDevice.CPU));
    }

    @Test
    void everyLinearLayerIsComputedSo() {
        try (TrainableGraph plain = graph(Precision.FP32, Optional.empty());
                TrainableGraph rounded = graph(Precision.BF16, Optional.empty());
                TrainableGraph withPairs = graph(Precision.BF16, Optional.of(LoraSettings.ofRank(2)))) {
            assertThat(plain.operators())
                    .filteredOn(operator -> operator.equals("Linear"))
                    .hasSize(12);
            assertThat(rounded.operators())
                    .doesNotContain("Linear")
                    .filteredOn(operator -> operator.equals("Bfloat16Linear"))
                    .hasSize(12);
            assertThat(withPairs.operators())
                    .doesNotContain("Linear")
                    .filteredOn(operator -> operator.equals("LowRank"))
                    .hasSize(12);
        }
    }

    /** A dozen roundings lie on the way of a number; the errors are random, so that they mostly cancel. */
    @Test
    void gradientsDifferByRoundingAlone() {
        Map<String, float[]> exact = gradients(Precision.FP32);
        Map<String, float[]> rounded = gradients(Precision.BF16);
        assertThat(rounded.keySet()).isEqualTo(exact.keySet());
        double whole = 0;
        double difference = 0;
        for (Map.Entry<String, float[]> entry : exact.entrySet()) {
            float[] other = rounded.getOrDefault(entry.getKey(), new float[0]);
            for (int i = 0; i < other.length; i++) {
                double own = entry.getValue()[i];
                whole += own * own;
                difference += (own - other[i]) * (own - other[i]);
            }
        }
        assertThat(Math.sqrt(difference / whole)).isBetween(ROUNDING / 10, 12 * ROUNDING);
    }

    private static Map<String, float[]> gradients(Precision precision) {
        try (TrainableGraph graph = graph(precision, Optional.empty())) {
            NativeMemory.scoped(() -> loss(graph).backward());
            Map<String, float[]> gradients = new HashMap<>();
            graph.parameters()
                    .forEach(parameter -> gradients.put(
                            parameter.name(),
                            HostTensors.toFloats(parameter.value().grad())));
            return gradients;
        }
    }

    /** The states of tokens, weighted at random so that no direction cancels. */
    private static Tensor loss(TrainableGraph graph) {
        Tensor states = graph.run(
                Map.of(
                        "input_ids", HostTensors.ofLongs(TOKENS.ids(), TOKENS.shape()),
                        "attention_mask", HostTensors.ofLongs(TOKENS.mask(), TOKENS.shape()),
                        "token_type_ids", HostTensors.ofLongs(new long[TOKENS.ids().length], TOKENS.shape())),
                Pass.INFERENCE);
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
