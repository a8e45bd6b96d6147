package io.embedsmith.training.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers under the same names, whichever file they come from. */
class ModelWeightsTest {
    @TempDir
    private Path folder;

    @Test
    void safetensorsAndGraphHoldTheSame() throws IOException {
        Path written = folder.resolve("written");
        ChangedModel.of(TinyModels.directory(TinyModels.BERT), written, ChangedModel::tilted);
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Files.copy(written.resolve("model.safetensors"), bare.resolve("model.safetensors"));

        assertSame(written, bare);
    }

    @Test
    void shardsAreReadAsOne() throws IOException {
        Path sharded = Files.createDirectory(folder.resolve("sharded"));
        Files.write(sharded.resolve("model-00001-of-00002.safetensors"), safetensors("a.weight", 1f, 2f));
        Files.write(sharded.resolve("model-00002-of-00002.safetensors"), safetensors("b.weight", 3f));
        Files.writeString(
                sharded.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"a.weight\": \"model-00001-of-00002.safetensors\","
                        + " \"b.weight\": \"model-00002-of-00002.safetensors\"}}");

        try (ModelWeights weights = ModelWeights.open(sharded)) {
            assertThat(weights.tensors().keySet()).containsExactly("a.weight", "b.weight");
            assertThat(weights.read(weights.tensor("a.weight").orElseThrow())).containsExactly(1, 2);
            assertThat(weights.read(weights.tensor("b.weight").orElseThrow())).containsExactly(3);
        }
    }

    @Test
    void aWholeEncoderIsFoundInABundledModel() {
        try (ModelWeights weights =
                ModelWeights.open(ModelFolders.configured().getFirst().resolve("bge-small-zh-v1.5"))) {
            assertThat(weights.tensors()).hasSize(5 + 4 * 16); // embeddings with LayerNorm; 16 in each of 4 layers
            WeightTensor matrix =
                    weights.tensor("encoder.layer.3.intermediate.dense.weight").orElseThrow();
            assertThat(matrix.shape()).isEqualTo(List.of(2_048L, 512L));
            assertThat(matrix.transposed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"FLOAT", "FLOAT16", "BFLOAT16", "DOUBLE"},
            mode = Mode.INCLUDE)
    void whatATypeCanHoldComesBackAsItWas(ElementType type) {
        float[] values = {0f, -0f, 1f, -2.5f, 0.0078125f, 65_280f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

        assertThat(throughBytes(type, values)).containsExactly(values);
        assertThat(throughBytes(type, Float.NaN)[0]).isNaN();
    }

    @Test
    void bfloat16RoundsToTheNearestAndTiesToEven() {
        // Seven bits after the point: from 1 on, steps of 1/128. Half a step is a tie.
        assertThat(throughBytes(ElementType.BFLOAT16, 1 + 1 / 256f)).containsExactly(1f);
        assertThat(throughBytes(ElementType.BFLOAT16, 1 + 3 / 256f)).containsExactly(1 + 2 / 128f);
        assertThat(throughBytes(ElementType.BFLOAT16, 1 + 1.01f / 256)).containsExactly(1 + 1 / 128f);
        assertThat(throughBytes(ElementType.BFLOAT16, Float.MAX_VALUE)).containsExactly(Float.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 32, 33, 100})
    void turningAMatrixTwiceGivesItBack(int height) {
        int width = 45;
        float[] matrix = new float[height * width];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = i;
        }
        float[] turned = new float[matrix.length];
        Transposition.scatter(matrix, height, 0, turned, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                assertThat(turned[column * height + row]).isEqualTo(matrix[row * width + column]);
            }
        }
        float[] back = new float[matrix.length];
        Transposition.gather(turned, height, 0, height, back);
        assertThat(back).containsExactly(matrix);
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        Path model = Files.createDirectory(folder.resolve("cut"));
        byte[] whole = safetensors("a.weight", 1f, 2f);
        Files.write(model.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length - 3));

        assertThatThrownBy(() -> ModelWeights.open(model))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("a.weight")
                .hasMessageContaining("fetch the file again");

        Files.write(model.resolve("model.safetensors"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ModelWeights.open(model)).hasMessageContaining("ends within its header");
    }

    private static void assertSame(Path left, Path right) {
        try (ModelWeights first = ModelWeights.open(left);
                ModelWeights second = ModelWeights.open(right)) {
            assertThat(second.tensors().keySet())
                    .containsExactlyElementsOf(first.tensors().keySet());
            first.tensors()
                    .forEach((name, tensor) -> assertThat(
                                    second.read(second.tensor(name).orElseThrow()))
                            .as(name)
                            .containsExactly(first.read(tensor)));
        }
    }

    private static float[] throughBytes(ElementType type, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        Elements.encode(values, 0, values.length, type, bytes);
        float[] read = new float[values.length];
        Elements.decode(bytes.flip(), type, read, 0, read.length);
        return read;
    }

    private static byte[] safetensors(String name, float... values) {
        byte[] header = ("{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[" + values.length + "],\"data_offsets\":[0,"
                        + values.length * 4 + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
