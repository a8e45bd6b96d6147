package io.embedsmith.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.GraphEmbedder;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.loss.GroupCrossEntropy;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.objective.RerankingObjective;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.reranker.NewReranker;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TapeLimit;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.run.Watch;
import io.embedsmith.training.testing.BundledModels;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.TensorArchive;
import io.embedsmith.training.weights.WeightTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs are trained, kept, gone on with, and end in an ordinary model. */
class LoraTuningTest {
    private static final List<TrainingExample> EXAMPLES = List.of(
            example("capital of China", "Beijing is a city.", "Paris is a city."),
            example("a green fruit", "Limes and pears.", "Coal is black."),
            example("fast animal", "The cheetah runs.", "A snail creeps."),
            example("cold season", "Snow falls in winter.", "Beaches in July."));

    private static final LoraSettings LORA = new LoraSettings(4, 8, 0.1, List.of("query", "value", "dense"));

    private static final RunSettings SETTINGS = new RunSettings(
                    new Pace(40, OptionalLong.empty(), 2, 1, TapeLimit.STANDARD),
                    new RatePlan(0.05, 0.1, LearningRate.Decline.LINEAR),
                    AdamWSettings.withDecay(0.01),
                    RateFactors.SAME,
                    new Dropout(0.1, 0),
                    1,
                    OptionalDouble.of(0.9),
                    new Watch(OptionalInt.empty(), OptionalInt.of(5), OptionalInt.empty()),
                    7)
            .with(TrainingForm.of(LORA));

    private static final RunSettings AT_A_LOWER_RATE = new RunSettings(
            SETTINGS.pace(),
            new RatePlan(0.01, 0.1, LearningRate.Decline.LINEAR),
            SETTINGS.optimizer(),
            SETTINGS.layers(),
            SETTINGS.dropout(),
            SETTINGS.maxGradientNorm(),
            SETTINGS.averaging(),
            SETTINGS.watch(),
            SETTINGS.form(),
            SETTINGS.seed());

    private static final RetrievalObjective.Groups GROUPS =
            new RetrievalObjective.Groups(2, new TextLengths(32, 32), new InBatchContrastive(0.05));

    @TempDir
    Path folder;

    private ModelDirectory base;

    private Tuning.Tuned tune(String output, TrainingListener listener) {
        return tune(EXAMPLES, SETTINGS, output, listener);
    }

    private Tuning.Tuned tune(
            List<TrainingExample> examples, RunSettings settings, String output, TrainingListener listener) {
        TuningRequest request = new TuningRequest(
                base,
                new LearningTask.Retrieval(ExampleFiles.of(List.of(examples)), GROUPS),
                Optional.empty(),
                settings,
                new LinkedHashMap<>());
        return new Tuning(request, folder.resolve(output)).run(2, listener);
    }

    @Test
    void theWeightsOfTheTargetsChangeAndNothingElse() {
        base = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        Tuning.Tuned tuned = tune("tuned", TrainingListener.NONE);

        Map<String, float[]> before = weights(base.path());
        Map<String, float[]> after = weights(tuned.model().path());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, values) -> {
            boolean target = name.matches(".*\\.(query|value|dense)\\.weight");
            assertThat(Arrays.equals(after.get(name), values)).as(name).isEqualTo(!target);
        });
        assertThat(tuned.model().manifest().lineage().trainingMethod())
                .contains("lora rank=4 alpha=8.0 dropout=0.1 targets=query,value,dense");
        assertThat(ModelDirectory.read(tuned.model().path()).manifest().lineage())
                .isEqualTo(tuned.model().manifest().lineage());
    }

    /** What a good model takes for wrong, so that there is something to learn. */
    @Test
    void aRealModelLearnsByPairs() {
        base = BundledModels.read("all-minilm-l6-v2");
        List<TrainingExample> swapped = EXAMPLES.stream()
                .map(example -> example(
                        example.query(),
                        example.hardNegatives().getFirst(),
                        example.positives().getFirst()))
                .toList();
        RunSettings gentle = new RunSettings(
                        Pace.of(15, 2),
                        new RatePlan(2e-3, 0.1, LearningRate.Decline.LINEAR),
                        SETTINGS.optimizer(),
                        SETTINGS.layers(),
                        SETTINGS.dropout(),
                        1,
                        OptionalDouble.empty(),
                        Watch.DEFAULT,
                        7)
                .with(SETTINGS.form());
        List<TrainingEvent> events =
                tune(swapped, gentle, "tuned", TrainingListener.NONE).events();
        assertThat(loss(events.subList(25, 30))).isLessThan(loss(events.subList(0, 5)) / 2);
    }

    /** 2 · 5 pairs, their two moments and their averages: no matrix of the model is among them. */
    @Test
    void aCheckpointHoldsThePairsAndARunGoesOnFromItBitForBit() {
        base = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        Tuning.Tuned whole = tune("whole", TrainingListener.NONE);
        assertThatThrownBy(() -> tune("cut", event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() == 18) {
                        throw new IllegalStateException("the power is gone");
                    }
                }))
                .hasMessage("the power is gone");

        Map<String, Integer> kept = new HashMap<>();
        new TensorArchive(folder.resolve("cut.run/checkpoint.safetensors"))
                .forEach((name, values) -> kept.put(name, values.length));
        assertThat(kept).hasSize(4 * 2 * 2 * 5).allSatisfy((name, size) -> {
            assertThat(name).matches("(weights|mean|square|average)/encoder\\..*\\.lora_[AB]\\.weight");
            assertThat(size).isLessThanOrEqualTo(4 * 2 * TinyBert.DIMENSION);
        });

        Tuning.Tuned goneOn = tune("cut", TrainingListener.NONE);
        Map<String, float[]> expected = weights(whole.model().path());
        weights(goneOn.model().path())
                .forEach((name, values) -> assertThat(Arrays.equals(values, expected.get(name)))
                        .as(name)
                        .isTrue());
    }

    @Test
    void otherPairsAreAnotherRun() {
        assertThat(request(SETTINGS).fingerprint())
                .containsEntry("lora", "lora rank=4 alpha=8.0 dropout=0.1 targets=query,value,dense");
        assertThat(request(SETTINGS.with(TrainingForm.USUAL)).fingerprint()).doesNotContainKey("lora");
    }

    private RerankerRequest request(RunSettings settings) {
        base = ModelDirectory.read(TinyBert.write(folder.resolve("tiny" + settings.hashCode())));
        return new RerankerRequest(
                base,
                new RerankerTask.Groups(
                        ExampleFiles.of(List.of(EXAMPLES)),
                        new RerankingObjective.PairGroups(2, 64, new GroupCrossEntropy())),
                Optional.empty(),
                settings,
                new LinkedHashMap<>());
    }

    /** The head of a new reranker is random: it has to be learned whole, and slowly. */
    @Test
    void theHeadOfARerankerIsTrainedWhole() {
        RerankerRequest request = request(AT_A_LOWER_RATE);
        ModelDirectory start = NewReranker.of(base, folder.resolve("start"), new ModelId("start"), 7);
        try (TrainableReranker reranker = TrainableReranker.open(start, SETTINGS.form(), 7)) {
            assertThat(reranker.parameters())
                    .extracting(Parameter::name)
                    .filteredOn(name -> !name.contains(".lora_"))
                    .containsExactlyInAnyOrder(
                            "bert.pooler.dense.weight",
                            "bert.pooler.dense.bias",
                            "classifier.weight",
                            "classifier.bias");
        }

        Tuning.Tuned tuned = new RerankerTuning(request, folder.resolve("reranker")).run(2, TrainingListener.NONE);

        Map<String, float[]> before = weights(start.path());
        Map<String, float[]> after = weights(tuned.model().path());
        before.forEach((name, values) -> {
            boolean trained = name.matches("classifier.*|bert.pooler.*|.*\\.(query|value|dense)\\.weight");
            assertThat(Arrays.equals(after.get(name), values)).as(name).isEqualTo(!trained);
        });
        assertThat(loss(tuned.events().subList(70, 80)))
                .isLessThan(0.8 * loss(tuned.events().subList(0, 10)));
    }

    @Test
    void theModelIsServedAsItWasTrained() {
        base = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        List<String> texts = EXAMPLES.stream().map(TrainingExample::query).toList();
        try (Workers workers = new Workers(2);
                TrainableEncoder encoder = TrainableEncoder.open(base, SETTINGS.form(), 7)) {
            RetrievalObjective objective = new RetrievalObjective(encoder, ExampleFiles.of(List.of(EXAMPLES)), GROUPS);
            TrainingRun.Parts parts = new TrainingRun.Parts(encoder, objective, Optional.empty(), workers);
            try (RunFolder run = RunFolder.open(folder.resolve("run"), new LinkedHashMap<>());
                    TrainingRun training = new TrainingRun(parts, SETTINGS, run)) {
                training.run(TrainingListener.NONE);
            }
            Embeddings trained = new GraphEmbedder(encoder, 32, 32, workers).embed(TextRole.PASSAGE, texts);
            ModelDirectory written;
            try (DerivedModel derived = DerivedModel.of(base, folder.resolve("written"))) {
                encoder.forEachWeight(derived::putAsInGraph);
                written = derived.finish(new ModelId("written"), Lineage.UNKNOWN);
            }
            List<DenseVector> served = vectors(written, texts);
            List<DenseVector> before = vectors(base, texts);
            double moved = 0;
            for (int i = 0; i < texts.size(); i++) {
                DenseVector expected = DenseVector.copyOf(trained.copyRow(i));
                assertThat(served.get(i).dot(expected)).isCloseTo(1, within(1e-5));
                moved = Math.max(moved, 1 - before.get(i).dot(expected));
            }
            assertThat(moved).isGreaterThan(0.01);
        }
    }

    private static List<DenseVector> vectors(ModelDirectory model, List<String> texts) {
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(model.path()))) {
            return host.model(model.card().id()).embed(EmbeddingRequest.of(TextRole.PASSAGE, texts));
        }
    }

    private static double loss(List<TrainingEvent> events) {
        return events.stream()
                .mapToDouble(event -> event instanceof TrainingEvent.StepDone done ? done.loss() : Double.NaN)
                .average()
                .orElseThrow();
    }

    private static Map<String, float[]> weights(Path model) {
        Map<String, float[]> weights = new HashMap<>();
        try (ModelWeights files = ModelWeights.open(model)) {
            for (WeightTensor tensor : files.tensors().values()) {
                weights.put(tensor.name(), files.read(tensor));
            }
        }
        return weights;
    }

    private static TrainingExample example(String query, String positive, String negative) {
        return new TrainingExample(
                query, List.of(positive), List.of(negative), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
