package io.embedsmith.training.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.testing.BundledModels;
import io.embedsmith.training.testing.TokenTensors;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainableGraphTest {
    /** Largest difference of one component that is allowed. */
    private static final double TOLERANCE = 1e-4;

    private static final TokenTensors TOKENS = TokenTensors.random(7, 20_000, 3, 40, 17, 1, 64);

    @BeforeAll
    static void load() {
        Libtorch.load(2);
    }

    static List<String> models() {
        return BundledModels.FP32;
    }

    @ParameterizedTest
    @MethodSource("models")
    void computesWhatOnnxRuntimeComputes(String name) throws OrtException {
        ModelDirectory model = BundledModels.read(name);

        assertSameStates(run(model, GraphForm.FUSED), runByOnnxRuntime(model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void fusedIsTheSameAsExported(String name) {
        ModelDirectory model = BundledModels.read(name);

        assertSameStates(run(model, GraphForm.FUSED), run(model, GraphForm.AS_EXPORTED));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLayerIsFused(String name) {
        ModelDirectory model = BundledModels.read(name);
        try (TrainableGraph graph = graph(model, GraphForm.FUSED)) {
            Stream<String> layers = graph.operators().stream().filter("Attention"::equals);
            long count = layers.count();

            assertThat(graph.operators()).doesNotContain("Erf", "Softmax", "Sqrt", "ReduceMean");
            assertThat(graph.operators())
                    .filteredOn("LayerNormalization"::equals)
                    .hasSize((int) (2 * count + 1));
            assertThat(graph.operators()).filteredOn("HiddenDropout"::equals).hasSize((int) (2 * count + 1));
            assertThat(graph.operators()).filteredOn("Gelu"::equals).hasSize((int) count);
            assertThat(graph.operators()).filteredOn("Linear"::equals).hasSize((int) (6 * count));
        }
    }

    private static TrainableGraph graph(ModelDirectory model, GraphForm form) {
        return TrainableGraph.of(OnnxGraph.read(model.weights()), model.output().name(), form);
    }

    private static float[] run(ModelDirectory model, GraphForm form) {
        try (TrainableGraph graph = graph(model, form)) {
            return NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> {
                Map<String, Tensor> inputs = Map.of(
                        "input_ids", HostTensors.ofLongs(TOKENS.ids(), TOKENS.shape()),
                        "attention_mask", HostTensors.ofLongs(TOKENS.mask(), TOKENS.shape()),
                        "token_type_ids", HostTensors.ofLongs(new long[TOKENS.ids().length], TOKENS.shape()));
                return HostTensors.toFloats(graph.run(inputs, Pass.INFERENCE));
            }));
        }
    }

    private static float[] runByOnnxRuntime(ModelDirectory model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model.weights().toString());
                OnnxTensor ids = tensor(environment, TOKENS.ids());
                OnnxTensor mask = tensor(environment, TOKENS.mask());
                OnnxTensor types = tensor(environment, new long[TOKENS.ids().length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            OnnxTensor states = (OnnxTensor) result.get(model.output().name()).orElseThrow();
            float[] values = new float[states.getFloatBuffer().remaining()];
            states.getFloatBuffer().get(values);
            return values;
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, long... values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), TOKENS.shape());
    }

    /** Compares the states of tokens; those of padding are never read. */
    private static void assertSameStates(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        int dimension = expected.length / TOKENS.ids().length;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            if (TOKENS.mask()[i / dimension] == 1) {
                largest = Math.max(largest, Math.abs((double) actual[i] - expected[i]));
            }
        }
        assertThat(largest).isLessThan(TOLERANCE);
    }
}
