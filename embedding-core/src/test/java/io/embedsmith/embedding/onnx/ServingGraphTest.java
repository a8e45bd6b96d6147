package io.embedsmith.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.embedsmith.embedding.model.ModelFolders;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rewritten graphs of the bundled models, against the graphs as they were exported. */
class ServingGraphTest {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    /** Two texts, the second padded; ids of [CLS] … [SEP] in the Chinese vocabulary. */
    private static final long[][] IDS = {
        {101, 2582, 3416, 7028, 5390, 2166, 4772, 102}, {101, 791, 1921, 1921, 3698, 102, 0, 0}
    };

    private static final long[][] MASK = {{1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 0, 0}};

    @Test
    void theFirstTokenAloneIsComputedBehindTheLastAttention() throws OrtException {
        Path file = weights("bge-small-zh-v1.5");
        try (Arena arena = Arena.ofConfined()) {
            ServingGraph served = ServingGraph.of(file, new ServingGraph.Use("last_hidden_state", true, true), arena);
            assertThat(served.content()).isPresent();
            assertThat(served.independentTexts()).isTrue();
            try (OrtSession original = ENVIRONMENT.createSession(file.toString());
                    OrtSession rewritten =
                            ENVIRONMENT.createSession(served.content().get())) {
                States all = states(original, "last_hidden_state");
                States first = states(rewritten, "last_hidden_state");

                assertThat(all.shape()).containsExactly(2, 8, 512);
                assertThat(first.shape()).containsExactly(2, 1, 512);
                assertThat(cosine(all.row(0), first.row(0))).isGreaterThan(0.9999999);
                assertThat(cosine(all.row(8), first.row(1))).isGreaterThan(0.9999999);
            }
        }
    }

    @Test
    void aQuantisedTextDependsOnItsRunAndIsSaidTo() throws OrtException {
        Path file = weights("bge-small-zh-v1.5-int8");
        try (Arena arena = Arena.ofConfined()) {
            ServingGraph served = ServingGraph.of(file, new ServingGraph.Use("last_hidden_state", true, true), arena);
            assertThat(served.independentTexts()).isFalse();
            try (OrtSession original = ENVIRONMENT.createSession(file.toString());
                    OrtSession rewritten =
                            ENVIRONMENT.createSession(served.content().get());
                    OrtSession exact = ENVIRONMENT.createSession(
                            weights("bge-small-zh-v1.5").toString())) {
                assertThat(cosine(alone(original), together(original)))
                        .as("why each text has a run of its own")
                        .isLessThan(0.999);
                assertThat(states(rewritten, "last_hidden_state", 1).shape()).containsExactly(1, 1, 512);
                assertThat(cosine(alone(rewritten), alone(original))).isGreaterThan(0.99);
                assertThat(cosine(alone(rewritten), alone(exact))).isGreaterThan(0.98);
            }
        }
    }

    @Test
    void aGraphThatNeedsAllTokensIsServedAsItIs() {
        try (Arena arena = Arena.ofConfined()) {
            ServingGraph served = ServingGraph.of(
                    weights("e5-small-v2"), new ServingGraph.Use("last_hidden_state", false, true), arena);

            assertThat(served.content()).isEmpty();
            assertThat(served.independentTexts()).isTrue();
        }
    }

    @Test
    void aRewrittenGraphKeepsItsParametersAndInputs() {
        try (Arena arena = Arena.ofConfined()) {
            Path file = weights("bge-small-en-v1.5");
            ServingGraph served = ServingGraph.of(file, new ServingGraph.Use("last_hidden_state", true, true), arena);
            OnnxFacts before = OnnxFile.inspect(file);
            OnnxFacts after = OnnxScan.of(served.content().orElseThrow());

            assertThat(after.parameters()).isEqualTo(before.parameters());
            assertThat(after.inputs()).isEqualTo(before.inputs());
            assertThat(after.outputs()).extracting(TensorPort::name).containsExactly("last_hidden_state");
        }
    }

    /** State of the first token of the first text, in a run of both texts. */
    private static float[] together(OrtSession session) throws OrtException {
        return states(session, "last_hidden_state").row(0);
    }

    private static float[] alone(OrtSession session) throws OrtException {
        return states(session, "last_hidden_state", 1).row(0);
    }

    private static Path weights(String model) {
        return ModelFolders.configured().getFirst().resolve(model).resolve("onnx/model.onnx");
    }

    private record States(List<Integer> shape, FloatBuffer values) {
        float[] row(int index) {
            float[] row = new float[shape.getLast()];
            values.get(index * row.length, row);
            return row;
        }
    }

    private static States states(OrtSession session, String output) throws OrtException {
        return states(session, output, IDS.length);
    }

    private static States states(OrtSession session, String output, int texts) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("input_ids", OnnxTensor.createTensor(ENVIRONMENT, Arrays.copyOf(IDS, texts)));
        inputs.put("attention_mask", OnnxTensor.createTensor(ENVIRONMENT, Arrays.copyOf(MASK, texts)));
        inputs.put("token_type_ids", OnnxTensor.createTensor(ENVIRONMENT, new long[texts][8]));
        try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
            OnnxTensor tensor = (OnnxTensor) result.get(0);
            List<Integer> shape = Arrays.stream(tensor.getInfo().getShape())
                    .mapToObj(size -> (int) size)
                    .toList();
            return new States(shape, tensor.getFloatBuffer());
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static double cosine(float[] left, float[] right) {
        double dot = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.length; i++) {
            dot += (double) left[i] * right[i];
            leftSquares += (double) left[i] * left[i];
            rightSquares += (double) right[i] * right[i];
        }
        return dot / Math.sqrt(leftSquares * rightSquares);
    }
}
