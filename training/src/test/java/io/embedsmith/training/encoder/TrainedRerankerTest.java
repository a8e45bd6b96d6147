package io.embedsmith.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.loss.GroupCrossEntropy;
import io.embedsmith.training.loss.GroupScores;
import io.embedsmith.training.optimizer.AdamW;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.GradientNorm;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.reranker.NewReranker;
import io.embedsmith.training.testing.BundledModels;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.weights.DerivedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an encoder through a new head, loss and steps to a reranker that ONNX Runtime serves. */
class TrainedRerankerTest {
    private static final List<TextPair> PAIRS = List.of(
            new TextPair("capital of China", "Beijing is a city."),
            new TextPair("capital of China", "Limes and pears."),
            new TextPair("a green fruit", "Limes and pears."),
            new TextPair("a green fruit", "Snow falls in winter."),
            new TextPair(
                    "cold season",
                    "Snow falls in winter, and the days are a good deal shorter than they are in summer."),
            new TextPair("cold season", "Beijing is a city."));

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        Libtorch.load(2);
    }

    @Test
    void lossFallsAndTheServedRerankerGivesTheTrainedScores() {
        ModelDirectory encoder = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        ModelDirectory fresh = NewReranker.of(encoder, folder.resolve("fresh"), new ModelId("fresh"), 5);
        try (TrainableReranker reranker = TrainableReranker.open(fresh)) {
            assertSameAsServed(fresh, reranker);

            List<Double> losses = train(reranker, 60);
            assertThat(losses.getFirst()).isCloseTo(Math.log(2), within(0.05)); // a new head knows nothing
            assertThat(losses.getLast()).isLessThan(losses.getFirst() / 2);

            assertSameAsServed(export(reranker, folder.resolve("tuned")), reranker);
        }
    }

    @Test
    void aRealEncoderWithAHeadGivesTheServedScores() {
        ModelDirectory fresh = NewReranker.of(
                BundledModels.read("bge-small-zh-v1.5"), folder.resolve("fresh"), new ModelId("fresh"), 5);
        try (TrainableReranker reranker = TrainableReranker.open(fresh)) {
            assertSameAsServed(fresh, reranker);
            assertThat(reranker.parameters())
                    .extracting(Parameter::name)
                    .contains("bert.pooler.dense.weight", "classifier.weight");
        }
    }

    @Test
    void anEncoderIsNoReranker() {
        assertThatThrownBy(() -> TrainableReranker.open(BundledModels.read("bge-small-zh-v1.5")))
                .isInstanceOf(EmbeddingInputException.class)
                .hasMessageContaining("is an encoder");
    }

    private static void assertSameAsServed(ModelDirectory model, TrainableReranker reranker) {
        float[] trained = NativeMemory.scoped(() -> NativeMemory.withoutGradients(
                () -> HostTensors.toFloats(reranker.forward(tokens(reranker), Pass.INFERENCE))));
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(model.path()))) {
            List<Relevance> served = host.reranker(model.card().id()).score(PAIRS, count -> {});
            for (int i = 0; i < trained.length; i++) {
                assertThat(served.get(i).logit()).isCloseTo(trained[i], within(1e-4f));
            }
        }
    }

    private static List<TokenIds> tokens(TrainableReranker reranker) {
        return PAIRS.stream().map(pair -> reranker.tokenize(pair, 512)).toList();
    }

    private static List<Double> train(TrainableReranker reranker, int steps) {
        List<TokenIds> tokens = tokens(reranker);
        List<Double> losses = new ArrayList<>();
        try (AdamW optimizer = new AdamW(RateFactors.SAME.of(reranker.parameters()), AdamWSettings.withDecay(0.01))) {
            for (int step = 0; step < steps; step++) {
                losses.add(NativeMemory.scoped(() -> {
                    Tensor logits = reranker.forward(tokens, Pass.INFERENCE).squeeze(1);
                    Tensor loss = new GroupCrossEntropy().of(new GroupScores(logits, 3, Optional.empty()));
                    loss.backward();
                    return (double) loss.item_float();
                }));
                GradientNorm.clip(reranker.parameters(), 1);
                optimizer.step(0.01);
            }
        }
        return losses;
    }

    private static ModelDirectory export(TrainableReranker reranker, Path target) {
        try (DerivedModel derived = DerivedModel.of(reranker.model(), target)) {
            for (Parameter parameter : reranker.parameters()) {
                derived.putAsInGraph(parameter.name(), HostTensors.toFloats(parameter.value()));
            }
            return derived.finish(new ModelId("tuned"), Lineage.UNKNOWN);
        }
    }
}
