package io.embedsmith.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    @BeforeAll
    static void load() {
        Libtorch.load(1);
    }

    /**
     * Gradient 2, then 4, on a weight of 1, rate 0.1, decay 0.1. First: 1 · 0.99 − 0.1 · 2 / 2 = 0.89. Second: means 0.58 and
     * 0.019996, over their biases 0.19 and 0.001999: 3.0526316 and 10.0030015; 0.89 · 0.99 − 0.1 · 3.0526316 / 3.1627523.
     */
    @Test
    void adamW_followsTheFormula() {
        NativeMemory.scoped(() -> {
            Parameter matrix = parameter("w", new float[] {1}, 1, 1);
            try (AdamW optimizer = new AdamW(map(matrix), AdamWSettings.withDecay(0.1))) {
                gradient(matrix, 2);
                optimizer.step(0.1);
                assertThat(first(matrix)).isCloseTo(0.89, within(1e-6));

                gradient(matrix, 4);
                optimizer.step(0.1);
                assertThat(first(matrix)).isCloseTo(0.89 * 0.99 - 0.1 * 3.0526316 / 3.1627523, within(1e-6));
            }
        });
    }

    @Test
    void adamW_doesNotPullBiasesTowardsZero() {
        NativeMemory.scoped(() -> {
            Parameter bias = parameter("b", new float[] {1}, 1);
            try (AdamW optimizer = new AdamW(map(bias), AdamWSettings.withDecay(0.1))) {
                gradient(bias, 2);
                optimizer.step(0.1);

                assertThat(first(bias)).isCloseTo(0.9, within(1e-6));
            }
        });
    }

    /** Gradients 3 and 4 are 5 long. */
    @Test
    void clip_shortensToTheLimit() {
        NativeMemory.scoped(() -> {
            Parameter left = parameter("l", new float[] {0}, 1);
            Parameter right = parameter("r", new float[] {0}, 1);
            gradient(left, 3);
            gradient(right, 4);

            assertThat(GradientNorm.clip(List.of(left, right), 10)).isCloseTo(5, within(1e-6));
            assertThat(HostTensors.toFloats(left.value().grad())).containsExactly(3);

            assertThat(GradientNorm.clip(List.of(left, right), 1)).isCloseTo(5, within(1e-6));
            assertThat(HostTensors.toFloats(left.value().grad())[0]).isCloseTo(0.6f, within(1e-6f));
            assertThat(HostTensors.toFloats(right.value().grad())[0]).isCloseTo(0.8f, within(1e-6f));
        });
    }

    @Test
    void rate_risesThenFalls() {
        LearningRate linear = new LearningRate(0.4, 4, 12, LearningRate.Decline.LINEAR);
        LearningRate cosine = new LearningRate(0.4, 4, 12, LearningRate.Decline.COSINE);

        assertThat(linear.at(0)).isCloseTo(0.1, within(1e-12));
        assertThat(linear.at(3)).isCloseTo(0.4, within(1e-12));
        assertThat(linear.at(8)).isCloseTo(0.2, within(1e-12));
        assertThat(linear.at(12)).isZero();
        assertThat(cosine.at(6)).isCloseTo(0.2 * (1 + Math.sqrt(0.5)), within(1e-12));
        assertThatThrownBy(() -> new LearningRate(2, 0, 1, LearningRate.Decline.LINEAR))
                .hasMessageContaining("learning rate is 2.0");
    }

    @Test
    void factors_followTheLayers() {
        NativeMemory.scoped(() -> {
            List<Parameter> parameters = List.of(
                    parameter("embeddings.word.weight", new float[] {0}, 1),
                    parameter("onnx::MatMul_1", new float[] {0}, 1, 1),
                    parameter("encoder.layer.0.dense.bias", new float[] {0}, 1),
                    parameter("onnx::MatMul_2", new float[] {0}, 1, 1),
                    parameter("encoder.layer.1.dense.bias", new float[] {0}, 1));

            assertThat(new RateFactors(0, 0.5).of(parameters).values()).containsExactly(0.25, 0.5, 0.5, 1.0, 1.0);
            assertThat(new RateFactors(1, 1).of(parameters).keySet())
                    .extracting(Parameter::name)
                    .containsExactly("onnx::MatMul_2", "encoder.layer.1.dense.bias");
        });
    }

    @Test
    void factors_ofWhatStandsOnTheLastLayerAreThoseOfThatLayer() {
        NativeMemory.scoped(() -> {
            List<Parameter> parameters = List.of(
                    parameter("bert.embeddings.word.weight", new float[] {0}, 1),
                    parameter("bert.encoder.layer.0.dense.bias", new float[] {0}, 1),
                    parameter("bert.encoder.layer.1.dense.bias", new float[] {0}, 1),
                    parameter("bert.pooler.dense.weight", new float[] {0}, 1, 1),
                    parameter("classifier.bias", new float[] {0}, 1));

            assertThat(new RateFactors(0, 0.5).of(parameters).values()).containsExactly(0.25, 0.5, 1.0, 1.0, 1.0);
            assertThat(new RateFactors(5, 1).of(parameters).keySet())
                    .extracting(Parameter::name)
                    .containsExactly("bert.pooler.dense.weight", "classifier.bias");
        });
    }

    private static SequencedMap<Parameter, Double> map(Parameter parameter) {
        return new LinkedHashMap<>(Map.of(parameter, 1.0));
    }

    private static Parameter parameter(String name, float[] values, long... shape) {
        return new Parameter(name, HostTensors.ofFloats(values, shape).detach().requires_grad_(true));
    }

    private static void gradient(Parameter parameter, double value) {
        Tensor loss = parameter.value().mul(new Scalar(value)).sum();
        loss.backward();
    }

    private static double first(Parameter parameter) {
        return HostTensors.toFloats(parameter.value())[0];
    }
}
