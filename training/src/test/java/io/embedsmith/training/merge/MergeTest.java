package io.embedsmith.training.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole models: what comes out is what the coefficients say, and what does not fit is refused with its name. */
class MergeTest {
    private static final Path BASE = TinyModels.directory(TinyModels.BERT);

    @TempDir
    private Path folder;

    private Path tuned;

    @BeforeEach
    void tune() {
        tuned = folder.resolve("tuned");
        ChangedModel.of(BASE, tuned, ChangedModel::tilted);
    }

    @Test
    void everyTensorIsTheMean() {
        ModelDirectory merged = Merge.write(linear(0.25, 0.75), folder.resolve("merged"));

        try (ModelWeights first = ModelWeights.open(BASE);
                ModelWeights second = ModelWeights.open(tuned);
                ModelWeights result = ModelWeights.open(merged.path())) {
            for (WeightTensor tensor : result.tensors().values()) {
                float[] left = first.read(first.tensor(tensor.name()).orElseThrow());
                float[] right = second.read(second.tensor(tensor.name()).orElseThrow());
                float[] mean = result.read(tensor);
                for (int i = 0; i < mean.length; i++) {
                    assertThat(mean[i]).isEqualTo(0.25f * left[i] + 0.75f * right[i]);
                }
            }
        }
    }

    @Test
    void oneAndZeroIsTheFirstModelByteForByte() {
        ModelDirectory merged = Merge.write(linear(1, 0), folder.resolve("merged"));

        assertThat(merged.weights()).hasSameBinaryContentAs(BASE.resolve("onnx/model.onnx"));
    }

    @Test
    void zeroAndOneIsTheSecondModelByteForByte() {
        ModelDirectory merged = Merge.write(linear(0, 1), folder.resolve("merged"));

        assertThat(merged.weights()).hasSameBinaryContentAs(tuned.resolve("onnx/model.onnx"));
        assertThat(merged.path().resolve("model.safetensors"))
                .hasSameBinaryContentAs(tuned.resolve("model.safetensors"));
    }

    @Test
    void weightsWithoutAGraphAreMergedIntoTheOthersGraph() throws IOException {
        Files.delete(tuned.resolve("onnx/model.onnx"));

        ModelDirectory merged = Merge.write(linear(0, 1), folder.resolve("merged"));

        assertThat(merged.path().resolve("model.safetensors"))
                .hasSameBinaryContentAs(tuned.resolve("model.safetensors"));
    }

    @Test
    void layersMayHaveCoefficientsOfTheirOwn() {
        Coefficients coefficients = Coefficients.of(0, 1).with(LayerSelector.parse("embeddings.word_embeddings"), 1, 0);

        ModelDirectory merged = Merge.write(
                new MergeRequest(List.of(BASE, tuned), coefficients, new Linear(), Optional.empty()), target());

        try (ModelWeights first = ModelWeights.open(BASE);
                ModelWeights second = ModelWeights.open(tuned);
                ModelWeights result = ModelWeights.open(merged.path())) {
            String embedding = "embeddings.word_embeddings.weight";
            String matrix = "encoder.layer.1.attention.self.query.weight";
            assertThat(read(result, embedding)).containsExactly(read(first, embedding));
            assertThat(read(result, matrix)).containsExactly(read(second, matrix));
        }
        assertThat(merged.manifest().lineage().mergeMethod())
                .contains("linear layers embeddings.word_embeddings=1.0,0.0");
    }

    @Test
    void theManifestSaysWhatItWasMadeOf() {
        MergeRequest request =
                new MergeRequest(List.of(tuned), Coefficients.of(0.7), new Ties(0.5, 1), Optional.of(BASE));

        ModelDirectory merged = Merge.write(request, folder.resolve("merged"));

        assertThat(merged.card().id()).isEqualTo(new ModelId("merged"));
        assertThat(merged.manifest().lineage().parents())
                .containsExactly(new ModelId("tuned"), new ModelId(TinyModels.BERT));
        assertThat(merged.manifest().lineage().mergeCoefficients()).isEqualTo(Map.of(new ModelId("tuned"), 0.7));
        assertThat(merged.manifest().lineage().mergeMethod()).contains("ties density=0.5 lambda=1.0 base=tiny-bert");
    }

    @Test
    void theFirstTensorThatDiffersIsNamed() {
        assertThatThrownBy(() -> Merge.open(List.of(BASE, TinyModels.directory("tiny-sentence")), Optional.empty()))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("pooling");
        assertThatThrownBy(() -> Merge.open(List.of(BASE, sameUse("tiny-modernbert")), Optional.empty()))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("'embeddings.word_embeddings.weight'");
        assertThatThrownBy(() -> Merge.open(List.of(BASE, sameUse(TinyModels.XLM_ROBERTA)), Optional.empty()))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("'embeddings.position_embeddings.weight'")
                .hasMessageContaining("[64, 32]")
                .hasMessageContaining("[66, 32]");
    }

    @Test
    void theFirstTokenThatDiffersIsNamed() throws IOException {
        Path tokenizer = tuned.resolve("tokenizer.json");
        String json = Files.readString(tokenizer);
        Files.delete(tuned.resolve("embedsmith.json")); // whose hashes would no longer hold
        Files.writeString(
                tokenizer, json.replace("\"[UNK]\": 1", "\"[ANY]\": 1").replace("\"[UNK]\":1", "\"[ANY]\":1"));
        assertThat(Files.readString(tokenizer)).isNotEqualTo(json);

        String added = json.substring(json.indexOf("\"added_tokens\""));
        assertThat(added).contains("[UNK]");
        Files.writeString(tokenizer, Files.readString(tokenizer).replace("\"[UNK]\"", "\"[ANY]\""));
        assertThatThrownBy(() -> Merge.open(List.of(BASE, tuned), Optional.empty()))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("token 1 is '[UNK]'")
                .hasMessageContaining("'[ANY]'");
    }

    @Test
    void modelsThatAreUsedDifferentlyAreRefused() throws IOException {
        Files.writeString(
                tuned.resolve("embedsmith.json"),
                "{\"pooling\": \"CLS\", \"instructions\": {\"query\": \"another: \", \"passage\": \"\"}}");

        assertThatThrownBy(() -> Merge.open(List.of(BASE, tuned), Optional.empty()))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("query instruction")
                .hasMessageContaining("'query: '")
                .hasMessageContaining("'another: '");
    }

    @Test
    void coefficientsThatDoNotSumToOneAreRefusedUnlessAsked() {
        assertThatThrownBy(() -> linear(0.5, 0.6).under(SumRule.ONE))
                .isInstanceOf(UnmergeableException.class)
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> linear(0.5, 0.4).under(SumRule.ONE)).hasMessageContaining("0.9");
        assertThat(linear(3, 1).under(SumRule.NORMALIZE).coefficients().values())
                .containsExactly(0.75, 0.25);
        assertThat(linear(3, 1).under(SumRule.ANY).coefficients().values()).containsExactly(3.0, 1.0);
        assertThat(linear(1.0 / 3, 2.0 / 3).under(SumRule.ONE).coefficients().values())
                .hasSize(2);
    }

    @Test
    void aRequestThatCannotBeMetIsRefused() {
        assertThatThrownBy(() ->
                        new MergeRequest(List.of(BASE, tuned), Coefficients.of(1), new Linear(), Optional.empty()))
                .hasMessageContaining("1 coefficients for 2 models");
        assertThatThrownBy(() -> new MergeRequest(
                        List.of(BASE, tuned), Coefficients.equal(2), new Ties(0.2, 1), Optional.empty()))
                .hasMessageContaining("ties")
                .hasMessageContaining("base");
        assertThatThrownBy(() -> new MergeRequest(List.of(BASE), Coefficients.of(1), new Linear(), Optional.empty()))
                .hasMessageContaining("give 2 or more");
        assertThatThrownBy(() -> Merge.write(
                        new MergeRequest(List.of(BASE, BASE), Coefficients.equal(2), new Linear(), Optional.empty()),
                        target()))
                .hasMessageContaining("two of the models are called tiny-bert");
        assertThat(target()).doesNotExist();
    }

    private Path target() {
        return folder.resolve("merged");
    }

    private MergeRequest linear(double... coefficients) {
        return new MergeRequest(List.of(BASE, tuned), Coefficients.of(coefficients), new Linear(), Optional.empty());
    }

    /** Another model whose files say that it is used as the base is, so that only its tensors differ. */
    private Path sameUse(String name) throws IOException {
        Path copy = folder.resolve(name);
        ChangedModel.of(TinyModels.directory(name), copy, values -> values);
        Files.writeString(
                copy.resolve("embedsmith.json"),
                "{\"id\": \"" + name + "\", \"pooling\": \"CLS\", \"normalize\": true,"
                        + " \"instructions\": {\"query\": \"query: \", \"passage\": \"\"}}");
        return copy;
    }

    private static float[] read(ModelWeights weights, String name) {
        return weights.read(weights.tensor(name).orElseThrow());
    }
}
