package io.embedsmith.embedding.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a directory says is used; what it leaves out is asked for; what is damaged is refused. */
class ModelDirectoryTest {
    private static final String POOLING = "1_Pooling/config.json";

    @TempDir
    private Path folder;

    private Path bert;

    @BeforeEach
    void copyOne() {
        bert = TinyModels.copy(TinyModels.BERT, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-bert,            CLS,        true,  last_hidden_state,  0, fp32",
        "tiny-roberta,         LAST_TOKEN, true,  token_embeddings,   1, fp32",
        "tiny-xlm-roberta,     MEAN,       true,  last_hidden_state,  1, fp32",
        "tiny-mpnet,           MAX,        false, last_hidden_state,  1, fp32",
        "tiny-modernbert,      MEAN,       true,  last_hidden_state,  0, fp32",
        "tiny-sentence,        IN_GRAPH,   true,  sentence_embedding, 0, fp32",
        "tiny-xlm-roberta-fp16, MEAN,      true,  last_hidden_state,  1, fp16",
        "tiny-xlm-roberta-int8, MEAN,      true,  last_hidden_state,  1, int8"
    })
    void whatSentenceTransformersWroteIsRead(
            String name, Pooling pooling, boolean normalize, String output, long padId, String precision) {
        ModelDirectory model = ModelDirectory.read(TinyModels.directory(name));

        assertThat(model.card().pooling()).isEqualTo(pooling);
        assertThat(model.normalize()).isEqualTo(normalize);
        assertThat(model.output().name()).isEqualTo(output);
        assertThat(model.padId()).isEqualTo(padId);
        assertThat(model.card().precision()).isEqualTo(precision);
        assertThat(model.card().dimension()).isEqualTo(32);
        assertThat(model.card().maxTokens()).isEqualTo(64);
    }

    @Test
    void instructionsAreReadFromPrompts() {
        assertThat(ModelDirectory.read(TinyModels.directory(TinyModels.XLM_ROBERTA))
                        .instructions())
                .isEqualTo(new Instructions("query: ", "passage: "));
    }

    @ParameterizedTest
    @CsvSource({"cls_token, CLS", "mean_tokens, MEAN", "max_tokens, MAX", "lasttoken, LAST_TOKEN"})
    void theOlderFormOfPoolingIsRead(String mode, Pooling pooling) {
        TinyModels.write(
                bert,
                POOLING,
                "{\"word_embedding_dimension\": 32, \"pooling_mode_%s\": true, \"pooling_mode_other\": false}"
                        .formatted(mode));

        assertThat(ModelDirectory.read(bert).card().pooling()).isEqualTo(pooling);
    }

    @Test
    void poolingIsNeverGuessed() throws IOException {
        Files.delete(bert.resolve(POOLING));

        assertRefused().hasMessageContaining("pooling").hasMessageContaining("embedsmith.json");

        TinyModels.write(bert, "embedsmith.json", "{\"pooling\": \"MEAN\"}");
        assertThat(ModelDirectory.read(bert).card().pooling()).isEqualTo(Pooling.MEAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": true}",
                "{\"pooling_mode\": \"weightedmean\"}",
                "{\"pooling_mode\": \"mean\", \"include_prompt\": false}"
            })
    void poolingThatCannotBeDoneIsRefused(String config) {
        TinyModels.write(bert, POOLING, config);

        assertRefused().hasMessageContaining(POOLING);
    }

    @Test
    void aModuleThatIsNotInTheGraphIsRefused() {
        TinyModels.write(bert, "modules.json", "[{\"type\": \"sentence_transformers.models.Dense\"}]");

        assertRefused().hasMessageContaining("Dense").hasMessageContaining("sentence_embedding");
    }

    @ParameterizedTest
    @CsvSource({"tokenizer.json, tokenizer.json", "onnx/model.onnx, ONNX"})
    void aMissingFileIsNamed(String file, String named) throws IOException {
        Files.delete(bert.resolve(file));

        assertRefused().hasMessageContaining(named).hasMessageContaining("tiny-bert");
    }

    @Test
    void oneOfSeveralGraphsHasToBeNamed() throws IOException {
        Files.move(bert.resolve("onnx/model.onnx"), bert.resolve("onnx/model_a.onnx"));
        Files.copy(bert.resolve("onnx/model_a.onnx"), bert.resolve("onnx/model_b.onnx"));
        assertRefused().hasMessageContaining("onnx/model_a.onnx, onnx/model_b.onnx");

        TinyModels.write(bert, "embedsmith.json", "{\"weights\": \"onnx/model_b.onnx\"}");

        assertThat(ModelDirectory.read(bert).weights()).hasFileName("model_b.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../tiny-mpnet/onnx/model.onnx", "/etc/passwd", "onnx/none.onnx"})
    void weightsOutsideTheDirectoryAreRefused(String weights) {
        TinyModels.copy(TinyModels.MPNET, folder);
        TinyModels.write(bert, "embedsmith.json", "{\"weights\": \"%s\"}".formatted(weights));

        assertRefused().hasMessageContaining(weights);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "{",
                "nonsense",
                "{\"pooling\": \"MEAN\", \"pooling\": \"CLS\"}",
                "{\"pooling\": \"GUESS\"}",
                "{\"pooling\": 1}",
                "{\"dimension\": -5}",
                "{\"dimension\": \"32\"}",
                "{\"maxTokens\": 0}",
                "{\"id\": \"../../etc\"}",
                "{\"output\": \"logits\"}",
                "{\"instructions\": []}",
                "{\"files\": [{\"path\": \"../secret\", \"bytes\": 1, \"sha256\": \"00\"}]}",
                "{\"files\": [{\"path\": \"config.json\", \"bytes\": 1, \"sha256\": \"00\"}]}",
                "{\"revision\": \"00\", \"files\": []}"
            })
    void aManifestThatMakesNoSenseIsRefused(String manifest) {
        TinyModels.write(bert, "embedsmith.json", manifest);

        assertRefused();
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        TinyModels.write(bert, "config.json", "[".repeat(100_000));

        assertRefused().hasMessageContaining("config.json");
    }

    @Test
    void anEnormousConfigurationIsRefusedUnread() {
        TinyModels.write(bert, "config.json", " ".repeat(9 << 20));

        assertRefused().hasMessageContaining("9437184 bytes");
    }

    @Test
    void aChangedFileIsFoundByItsHash() throws IOException {
        List<ModelFile> files = List.of(FileHash.of(bert, "config.json"), FileHash.of(bert, "onnx/model.onnx"));
        TinyModels.write(bert, "embedsmith.json", manifest(files));
        ModelDirectory.read(bert).verify();

        byte[] graph = Files.readAllBytes(bert.resolve("onnx/model.onnx"));
        graph[graph.length / 2] ^= 1;
        Files.write(bert.resolve("onnx/model.onnx"), graph);

        assertThatThrownBy(() -> ModelDirectory.read(bert).verify())
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("onnx/model.onnx")
                .hasMessageContaining(files.get(1).sha256());
    }

    @Test
    void anotherWeightIsAnotherRevision() throws IOException {
        String before = ModelDirectory.read(bert).card().revision();
        byte[] graph = Files.readAllBytes(bert.resolve("onnx/model.onnx"));
        graph[graph.length / 2] ^= 1;
        Files.write(bert.resolve("onnx/model.onnx"), graph);

        assertThat(ModelDirectory.read(bert).card().revision()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000, 100_000, 158_000})
    void aTruncatedGraphIsRefused(int bytes) throws IOException {
        byte[] graph = Files.readAllBytes(bert.resolve("onnx/model.onnx"));
        Files.write(bert.resolve("onnx/model.onnx"), Arrays.copyOf(graph, bytes));

        assertRefused().hasMessageContaining("model.onnx");
    }

    @Test
    void anOutputThatTheGraphHasNotIsRefusedWithThoseItHas() {
        TinyModels.write(bert, "embedsmith.json", "{\"output\": \"logits\"}");

        assertRefused().hasMessageContaining("logits").hasMessageContaining("last_hidden_state");
    }

    private static String manifest(List<ModelFile> files) {
        List<String> entries = files.stream()
                .map(file -> "{\"path\": \"%s\", \"bytes\": %d, \"sha256\": \"%s\"}"
                        .formatted(file.path(), file.bytes(), file.sha256()))
                .toList();
        return "{\"revision\": \"%s\", \"files\": [%s]}".formatted(Manifest.revision(files), String.join(",", entries));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(() -> ModelDirectory.read(bert)).isInstanceOf(ModelUnavailableException.class);
    }
}
