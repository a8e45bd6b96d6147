package io.embedsmith.training.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.Golden;
import io.embedsmith.training.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A written folder is what was put into it, in ONNX Runtime and in sentence-transformers, or it is not there. */
class DerivedModelTest {
    @TempDir
    private Path folder;

    static Stream<JsonNode> golden() {
        List<JsonNode> cases = new ArrayList<>();
        Golden.read("derived-models.json").path("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void sentenceTransformersGivesTheSameVectorsFromTheSameFile(JsonNode golden) throws IOException {
        String name = golden.path("model").asText();
        Path target = folder.resolve(name);

        ChangedModel.of(TinyModels.directory(name.replace("-tilted", "")), target, ChangedModel::tilted);

        String hash = HexFormat.of()
                .formatHex(Sha256.digest().digest(Files.readAllBytes(target.resolve("model.safetensors"))));
        assertThat(hash).isEqualTo(golden.path("safetensors_sha256").asText());
        List<String> texts = new ArrayList<>();
        Golden.read("derived-models.json").path("texts").forEach(text -> texts.add(text.asText()));
        List<DenseVector> vectors = embed(target, texts);
        for (int i = 0; i < texts.size(); i++) {
            float[] expected = Golden.floats(golden.path("vectors").path(i));
            float[] actual = vectors.get(i).toArray();
            for (int j = 0; j < expected.length; j++) {
                assertThat(actual[j]).isCloseTo(expected[j], within(2e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyTensorHasTheNameAndShapeThatTransformersHas(JsonNode golden) {
        String name = golden.path("model").asText().replace("-tilted", "");
        try (ModelWeights weights = ModelWeights.open(TinyModels.directory(name))) {
            golden.path("parameters").properties().stream()
                    .filter(parameter -> !parameter.getKey().startsWith("pooler."))
                    .forEach(parameter -> {
                        List<Long> shape = new ArrayList<>();
                        parameter.getValue().forEach(size -> shape.add(size.asLong()));
                        assertThat(weights.tensor(parameter.getKey()))
                                .as(parameter.getKey())
                                .hasValueSatisfying(
                                        tensor -> assertThat(tensor.shape()).isEqualTo(shape));
                    });
            assertThat(weights.tensors().keySet()).allMatch(golden.path("parameters")::has);
        }
    }

    @Test
    void everyByteOfTheGraphButTheNumbersStays() throws IOException {
        Path source = TinyModels.directory(TinyModels.BERT);

        ModelDirectory same = ChangedModel.of(source, folder.resolve("same"), values -> values);
        ModelDirectory other = ChangedModel.of(source, folder.resolve("other"), ChangedModel::tilted);

        byte[] original = Files.readAllBytes(source.resolve("onnx/model.onnx"));
        assertThat(Files.readAllBytes(same.weights())).isEqualTo(original);
        byte[] changed = Files.readAllBytes(other.weights());
        assertThat(changed).hasSameSizeAs(original).isNotEqualTo(original);
        ModelWeights.open(source)
                .tensors()
                .values()
                .forEach(tensor -> System.arraycopy(
                        original,
                        (int) tensor.bytes().offset(),
                        changed,
                        (int) tensor.bytes().offset(),
                        (int) tensor.bytes().length()));
        assertThat(changed).isEqualTo(original);
    }

    @Test
    void whatBelongsToTheModelIsCarried() {
        Path source = TinyModels.directory(TinyModels.XLM_ROBERTA);

        ModelDirectory written = ChangedModel.of(source, folder.resolve("written"), ChangedModel::tilted);

        ModelDirectory model = ModelDirectory.read(source);
        assertThat(written.card().pooling()).isEqualTo(Pooling.MEAN);
        assertThat(written.instructions()).isEqualTo(model.instructions());
        assertThat(written.card().maxTokens()).isEqualTo(model.card().maxTokens());
        assertThat(written.padId()).isEqualTo(model.padId());
        assertThat(written.card().id()).isEqualTo(new ModelId("written"));
        assertThat(written.manifest().lineage())
                .isEqualTo(Lineage.ofTraining(model.card().id(), "test"));
        assertThat(written.manifest().files())
                .extracting(file -> file.path())
                .contains("onnx/model.onnx", "model.safetensors", "tokenizer.json", "1_Pooling/config.json");
        written.verify();
    }

    @Test
    void aFolderWithoutPoolingFilesGetsThem() throws IOException {
        Path source = copyOf(TinyModels.directory(TinyModels.BERT));
        Files.delete(source.resolve("1_Pooling/config.json"));
        Files.delete(source.resolve("modules.json"));
        Files.writeString(source.resolve("embedsmith.json"), "{\"pooling\": \"CLS\", \"normalize\": true}");

        Path written = folder.resolve("written");
        ChangedModel.of(source, written, values -> values);
        Files.delete(written.resolve("embedsmith.json"));

        ModelDirectory withoutManifest = ModelDirectory.read(written);
        assertThat(withoutManifest.card().pooling()).isEqualTo(Pooling.CLS);
        assertThat(withoutManifest.normalize()).isTrue();
    }

    @Test
    void whatIsNotFinishedIsNotThere() throws IOException {
        Path target = folder.resolve("unfinished");

        assertThatThrownBy(() -> ChangedModel.of(TinyModels.directory(TinyModels.BERT), target, values -> {
                    throw new IllegalStateException("stopped on the way");
                }))
                .hasMessage("stopped on the way");

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path target = Files.createDirectory(folder.resolve("there"));
        Files.writeString(target.resolve("file"), "mine");

        assertThatThrownBy(() -> ChangedModel.of(TinyModels.directory(TinyModels.BERT), target, values -> values))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("not empty");

        assertThat(target.resolve("file")).hasContent("mine");
    }

    @Test
    void aQuantisedModelIsRefused() {
        assertThatThrownBy(() ->
                        ModelWeights.open(ModelFolders.configured().getFirst().resolve("bge-small-zh-v1.5-int8")))
                .isInstanceOf(UnusableWeightsException.class)
                .hasMessageContaining("quantised")
                .hasMessageContaining("fp32");
    }

    @Test
    void numbersAreTakenAsTheGraphHasThemToo() throws IOException {
        Path source = TinyModels.directory(TinyModels.BERT);
        Path target = folder.resolve("turned");
        try (ModelWeights weights = ModelWeights.open(source);
                DerivedModel derived = DerivedModel.of(ModelDirectory.read(source), target)) {
            WeightTensor matrix =
                    weights.tensor("encoder.layer.0.intermediate.dense.weight").orElseThrow();
            float[] stored = new float[matrix.elements()];
            Transposition.gather(weights.read(matrix), 32, 0, 32, stored);
            for (WeightTensor tensor : derived.tensors()) {
                derived.put(tensor.name(), weights.read(tensor));
            }
            derived.putAsInGraph("onnx::MatMul_325", stored);
            derived.finish(new ModelId("turned"), Lineage.UNKNOWN);
        }
        assertThat(target.resolve("onnx/model.onnx")).hasSameBinaryContentAs(source.resolve("onnx/model.onnx"));
    }

    @Test
    void whatWasNotPutIsAsItWasInBothFiles() {
        Path source = TinyModels.directory(TinyModels.BERT);
        Path target = folder.resolve("same");
        String changed = "encoder.layer.1.output.dense.bias";
        try (DerivedModel derived = DerivedModel.of(ModelDirectory.read(source), target);
                ModelWeights original = ModelWeights.open(source)) {
            int size = original.tensor(changed).orElseThrow().elements();
            derived.put(changed, new float[size]);
            derived.finish(new ModelId("same"), Lineage.UNKNOWN);
        }
        try (ModelWeights original = ModelWeights.open(source);
                TensorFiles files = new TensorFiles(StandardOpenOption.READ)) {
            for (WeightTensor tensor : SafetensorsHeader.tensors(target.resolve("model.safetensors"))) {
                float[] written = new float[tensor.elements()];
                files.read(tensor, written);
                float[] before = original.read(original.tensor(tensor.name()).orElseThrow());
                assertThat(written)
                        .as(tensor.name())
                        .containsExactly(tensor.name().equals(changed) ? new float[before.length] : before);
            }
        }
    }

    private Path copyOf(Path source) throws IOException {
        Path target = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
        return target;
    }

    private static List<DenseVector> embed(Path model, List<String> texts) {
        try (LocalModelHost host =
                LocalModelHost.open(ModelHostSettings.of(model).withThreads(1))) {
            return host.model(host.cards().getFirst().id()).embed(EmbeddingRequest.of(TextRole.SYMMETRIC, texts));
        }
    }
}
