package io.embedsmith.training.reranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.training.encoder.UntrainableModelException;
import io.embedsmith.training.testing.BundledModels;
import io.embedsmith.training.testing.Golden;
import io.embedsmith.training.testing.TinyModels;
import io.embedsmith.training.weights.ModelWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reranker that was made of an encoder is one for transformers and sentence-transformers too; see src/test/golden. */
class NewRerankerTest {
    @TempDir
    private Path folder;

    static Stream<JsonNode> golden() {
        List<JsonNode> cases = new ArrayList<>();
        Golden.read("new-rerankers.json").path("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void crossEncoderGivesTheSameScoresFromTheSameFile(JsonNode golden) throws IOException {
        ModelDirectory reranker = GoldenRerankers.write(golden.path("model").asText(), folder);

        byte[] weights = Files.readAllBytes(reranker.path().resolve("model.safetensors"));
        assertThat(HexFormat.of().formatHex(Sha256.digest().digest(weights)))
                .isEqualTo(golden.path("safetensors_sha256").asText());
        List<TextPair> pairs = new ArrayList<>();
        Golden.read("new-rerankers.json")
                .path("pairs")
                .forEach(pair -> pairs.add(new TextPair(
                        pair.path("query").asText(), pair.path("passage").asText())));
        try (LocalModelHost host =
                LocalModelHost.open(ModelHostSettings.of(reranker.path()).withThreads(1))) {
            List<Relevance> scores = host.reranker(reranker.card().id()).score(pairs, count -> {});
            for (int i = 0; i < pairs.size(); i++) {
                assertThat(scores.get(i).score())
                        .isCloseTo(golden.path("scores").path(i).asDouble(), within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyTensorHasTheNameAndShapeThatTransformersHas(JsonNode golden) {
        ModelDirectory reranker = GoldenRerankers.write(golden.path("model").asText(), folder);
        try (ModelWeights weights = ModelWeights.open(reranker.path())) {
            assertThat(weights.tensors().keySet()).allMatch(golden.path("parameters")::has);
            golden.path("parameters").properties().forEach(parameter -> {
                List<Long> shape = new ArrayList<>();
                parameter.getValue().forEach(size -> shape.add(size.asLong()));
                assertThat(weights.tensor(parameter.getKey()))
                        .as(parameter.getKey())
                        .hasValueSatisfying(tensor -> assertThat(tensor.shape()).isEqualTo(shape));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bge-small-zh-v1.5", "bge-small-en-v1.5", "e5-small-v2", "all-minilm-l6-v2"})
    void everyBundledEncoderMakesOne(String encoder) {
        ModelDirectory reranker =
                NewReranker.of(BundledModels.read(encoder), folder.resolve("new"), new ModelId("new"), 3);

        assertThat(reranker.card().kind()).isEqualTo(ModelKind.RERANKER);
        assertThat(reranker.manifest().lineage().parents()).containsExactly(new ModelId(encoder));
        assertThat(reranker.card().maxTokens())
                .isEqualTo(BundledModels.read(encoder).card().maxTokens());
        try (ModelWeights weights = ModelWeights.open(reranker.path());
                LocalModelHost host = LocalModelHost.open(
                        ModelHostSettings.of(reranker.path()).withThreads(1))) {
            assertThat(weights.tensors().keySet())
                    .contains("bert.embeddings.word_embeddings.weight", "bert.pooler.dense.weight", "classifier.bias")
                    .allMatch(name -> name.startsWith("bert.") || name.startsWith("classifier."));
            assertThat(host.reranker(new ModelId("new")).score("a question", List.of("one answer", "另一个")))
                    .hasSize(2);
        }
    }

    @Test
    void theSameSeedGivesTheSameFile() throws IOException {
        ModelDirectory encoder = ModelDirectory.read(TinyModels.directory(TinyModels.BERT));

        Path one = NewReranker.of(encoder, folder.resolve("one"), new ModelId("one"), 1)
                .weights();
        Path same = NewReranker.of(encoder, folder.resolve("same"), new ModelId("same"), 1)
                .weights();
        Path other = NewReranker.of(encoder, folder.resolve("other"), new ModelId("other"), 2)
                .weights();

        assertThat(Files.mismatch(one, same)).isEqualTo(-1);
        assertThat(Files.mismatch(one, other)).isNotEqualTo(-1);
    }

    @Test
    void whatNoRerankerCanBeMadeOfIsRefused() {
        Path target = folder.resolve("none");
        ModelId id = new ModelId("none");

        assertThatThrownBy(() -> NewReranker.of(BundledModels.read("bge-small-zh-v1.5-int8"), target, id, 1))
                .isInstanceOf(UntrainableModelException.class)
                .hasMessageContaining("has int8 weights");
        assertThatThrownBy(() ->
                        NewReranker.of(ModelDirectory.read(TinyModels.directory("tiny-modernbert")), target, id, 1))
                .isInstanceOf(UntrainableModelException.class)
                .hasMessageContaining(
                        "has the model_type 'modernbert'; [bert, roberta, xlm-roberta, mpnet] are supported");
        assertThatThrownBy(
                        () -> NewReranker.of(ModelDirectory.read(TinyModels.directory("tiny-sentence")), target, id, 1))
                .isInstanceOf(UntrainableModelException.class)
                .hasMessageContaining("gives a pooled vector");
        ModelDirectory reranker = NewReranker.of(
                ModelDirectory.read(TinyModels.directory(TinyModels.BERT)),
                folder.resolve("made"),
                new ModelId("made"),
                1);
        assertThatThrownBy(() -> NewReranker.of(reranker, target, id, 1))
                .isInstanceOf(EmbeddingInputException.class)
                .hasMessageContaining("model made is a reranker");
        assertThat(target).doesNotExist();
    }
}
