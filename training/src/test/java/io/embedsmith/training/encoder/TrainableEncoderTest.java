package io.embedsmith.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.testing.BundledModels;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainableEncoderTest {
    private static final Workers WORKERS = new Workers(2);

    private static final List<String> TEXTS = List.of(
            "Where is Beijing?", "北京在哪里？", "a", "A longer text that has a good many more tokens than the others do.");

    @BeforeAll
    static void load() {
        Libtorch.load(2);
    }

    /** One model that pools the first token, cut to it in the graph, and one that takes the mean. */
    @ParameterizedTest
    @ValueSource(strings = {"bge-small-zh-v1.5", "all-minilm-l6-v2"})
    void vectorsAreThoseThatAreServed(String name) {
        ModelDirectory model = BundledModels.read(name);
        try (TrainableEncoder encoder = TrainableEncoder.open(model);
                LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(model.path()))) {
            List<DenseVector> served = host.model(model.card().id()).embed(EmbeddingRequest.of(TextRole.QUERY, TEXTS));

            Embeddings trained = new GraphEmbedder(encoder, 512, 512, WORKERS).embed(TextRole.QUERY, TEXTS);

            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(served.get(i).dot(DenseVector.copyOf(trained.copyRow(i))))
                        .isGreaterThan(0.999999);
            }
        }
    }

    @Test
    void quantisedWeightsAreRefused() {
        assertThatThrownBy(() -> TrainableEncoder.open(BundledModels.read("bge-small-zh-v1.5-int8")))
                .isInstanceOf(UntrainableModelException.class)
                .hasMessageContaining("has int8 weights; only fp32 can be trained");
    }
}
