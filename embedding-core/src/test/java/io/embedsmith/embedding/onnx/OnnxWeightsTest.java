package io.embedsmith.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.testing.TinyModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors are found where they lie, under the names that Hugging Face gives them. */
class OnnxWeightsTest {
    private static final byte[] TWO_FLOATS = ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(1.5f)
            .putFloat(-2f)
            .array();

    @TempDir
    private Path folder;

    @Test
    void aMatrixIsNamedForTheBiasAddedNext() {
        OnnxWeight matrix = byInitializer(TinyModels.BERT).get("onnx::MatMul_325");

        assertThat(matrix.parameters()).containsExactly("encoder.layer.0.intermediate.dense.weight");
        assertThat(matrix.shape()).isEqualTo(List.of(32L, 64L));
        assertThat(matrix.transposed()).isTrue();
    }

    @Test
    void withoutABiasItIsNamedForItsPlace() {
        assertThat(byInitializer(TinyModels.MODERN_BERT).get("onnx::MatMul_524").parameters())
                .containsExactly("layers.0.attn.Wqkv.weight");
    }

    @Test
    void parametersThatShareATensorAreAllNamed() {
        OnnxWeight shared = byInitializer(TinyModels.BERT).get("encoder.encoder.layer.0.intermediate.dense.bias");

        assertThat(shared.parameters())
                .containsExactly("encoder.layer.0.intermediate.dense.bias", "encoder.layer.1.intermediate.dense.bias");
        assertThat(shared.transposed()).isFalse();
    }

    @Test
    void elementsAreFoundInEveryKindOfField() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(folder.resolve("weights.bin"), join(new byte[16], TWO_FLOATS));
        Files.write(
                file,
                model(
                        tensor("raw.weight").bytes(9, ByteBuffer.wrap(TWO_FLOATS)),
                        tensor("typed.weight").bytes(4, ByteBuffer.wrap(TWO_FLOATS)),
                        tensor("outside.weight")
                                .message(13, entry("location", "weights.bin"))
                                .message(13, entry("offset", "16"))
                                .message(13, entry("length", "8"))
                                .number(14, 1)));

        List<OnnxWeight> weights = OnnxWeights.of(file);

        assertThat(weights)
                .extracting(OnnxWeight::initializer)
                .containsExactly("raw.weight", "typed.weight", "outside.weight");
        assertThat(weights.get(2).bytes().file()).isEqualTo(folder.resolve("weights.bin"));
        for (OnnxWeight weight : weights) {
            assertThat(bytes(weight)).as(weight.initializer()).isEqualTo(TWO_FLOATS);
        }
    }

    @Test
    void aTensorThatIsTooShortIsRefused() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model(tensor("short.weight").bytes(9, ByteBuffer.wrap(TWO_FLOATS, 0, 4))));

        assertThatThrownBy(() -> OnnxWeights.of(file))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("short.weight")
                .hasMessageContaining("8 are needed");
    }

    private static Map<String, OnnxWeight> byInitializer(String model) {
        return OnnxWeights.of(TinyModels.directory(model).resolve("onnx/model.onnx")).stream()
                .collect(Collectors.toMap(OnnxWeight::initializer, Function.identity()));
    }

    private static byte[] bytes(OnnxWeight weight) throws IOException {
        byte[] file = Files.readAllBytes(weight.bytes().file());
        int offset = (int) weight.bytes().offset();
        return Arrays.copyOfRange(file, offset, offset + (int) weight.bytes().length());
    }

    /** An fp32 tensor of shape [2] without its elements. */
    private static WireWriter tensor(String name) {
        return new WireWriter().number(1, 2).number(2, 1).string(8, name);
    }

    private static WireWriter entry(String key, String value) {
        return new WireWriter().string(1, key).string(2, value);
    }

    /** A model of one input that is its output, with tensors that nothing reads. */
    private static byte[] model(WireWriter... tensors) {
        WireWriter graph = new WireWriter();
        for (WireWriter tensor : tensors) {
            graph.message(5, tensor);
        }
        graph.message(11, new WireWriter().string(1, "x")).message(12, new WireWriter().string(1, "x"));
        WireWriter model = new WireWriter().number(1, 8).message(7, graph);
        ByteBuffer bytes = ByteBuffer.allocate((int) model.size());
        model.writeTo(bytes);
        return bytes.array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
