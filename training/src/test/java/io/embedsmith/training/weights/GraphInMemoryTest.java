package io.embedsmith.training.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in memory is, byte for byte, the file that would be written. */
class GraphInMemoryTest {
    @TempDir
    private Path folder;

    static List<String> models() {
        return TinyModels.LOADABLE;
    }

    @ParameterizedTest
    @MethodSource("models")
    void theContentIsTheWrittenFile(String name) throws IOException {
        ModelDirectory source = ModelDirectory.read(TinyModels.directory(name));
        ModelDirectory written = ChangedModel.of(source.path(), folder.resolve(name), ChangedModel::tilted);
        GraphInMemory graph = GraphInMemory.of(source);
        assertThat(graph.content()).isNotEqualTo(ByteBuffer.wrap(Files.readAllBytes(written.weights())));

        try (ModelWeights weights = ModelWeights.open(source.path())) {
            for (WeightTensor tensor : graph.tensors()) {
                float[] values = weights.read(weights.tensor(tensor.name()).orElseThrow());
                graph.put(tensor.name(), ChangedModel.tilted(values));
            }
        }

        assertThat(graph.content()).isEqualTo(ByteBuffer.wrap(Files.readAllBytes(written.weights())));
    }

    @Test
    void aTensorThatTheGraphHasNotIsRefused() {
        GraphInMemory graph = GraphInMemory.of(ModelDirectory.read(TinyModels.directory(TinyModels.BERT)));

        assertThatThrownBy(() -> graph.put("no.such.weight", new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no.such.weight'");
        assertThatThrownBy(() -> graph.put("embeddings.LayerNorm.bias", new float[3]))
                .hasMessageContaining("3 numbers")
                .hasMessageContaining("32 are needed");
    }
}
