package io.embedsmith.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.loss.RetrievalBatch;
import io.embedsmith.training.optimizer.AdamW;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.GradientNorm;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.weights.DerivedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From texts through loss and steps to a model directory that ONNX Runtime serves. */
class TrainedModelTest {
    private static final Workers WORKERS = new Workers(2);

    private static final List<String> QUERIES =
            List.of("capital of China", "a green fruit", "fast animal", "cold season");
    private static final List<String> PASSAGES =
            List.of("Beijing is a city.", "Limes and pears.", "The cheetah runs.", "Snow falls in winter.");

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        Libtorch.load(2);
    }

    @Test
    void lossFallsAndTheServedModelGivesTheTrainedVectors() {
        ModelDirectory model = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        try (TrainableEncoder encoder = TrainableEncoder.open(model)) {
            List<Double> losses = train(encoder, 60);
            assertThat(losses.getLast()).isLessThan(losses.getFirst() / 2);

            Embeddings trained = new GraphEmbedder(encoder, 64, 64, WORKERS).embed(TextRole.PASSAGE, PASSAGES);
            ModelDirectory tuned = export(encoder, folder.resolve("tuned"));

            try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(tuned.path()))) {
                List<DenseVector> served =
                        host.model(tuned.card().id()).embed(EmbeddingRequest.of(TextRole.PASSAGE, PASSAGES));
                for (int i = 0; i < PASSAGES.size(); i++) {
                    assertThat(served.get(i).dot(DenseVector.copyOf(trained.copyRow(i))))
                            .isGreaterThan(0.99999);
                }
            }
        }
    }

    private static List<Double> train(TrainableEncoder encoder, int steps) {
        List<TokenIds> texts = new ArrayList<>();
        QUERIES.forEach(text -> texts.add(encoder.tokenize(text, 64)));
        PASSAGES.forEach(text -> texts.add(encoder.tokenize(text, 64)));
        List<Double> losses = new ArrayList<>();
        try (AdamW optimizer = new AdamW(RateFactors.SAME.of(encoder.parameters()), AdamWSettings.withDecay(0.01))) {
            for (int step = 0; step < steps; step++) {
                losses.add(NativeMemory.scoped(() -> {
                    Tensor vectors = encoder.forward(texts, Pass.INFERENCE);
                    RetrievalBatch batch = new RetrievalBatch(
                            vectors.split(4).get(0),
                            vectors.split(4).get(1),
                            Collections.nCopies(16, false),
                            Optional.empty());
                    Tensor loss = new InBatchContrastive(0.05).of(batch);
                    loss.backward();
                    return (double) loss.item_float();
                }));
                GradientNorm.clip(encoder.parameters(), 1);
                optimizer.step(0.01);
            }
        }
        return losses;
    }

    private static ModelDirectory export(TrainableEncoder encoder, Path target) {
        try (DerivedModel derived = DerivedModel.of(encoder.model(), target)) {
            for (Parameter parameter : encoder.parameters()) {
                derived.putAsInGraph(parameter.name(), HostTensors.toFloats(parameter.value()));
            }
            return derived.finish(new ModelId("tiny-bert-tuned"), Lineage.UNKNOWN);
        }
    }
}
