package io.embedsmith.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.loss.GroupContrastive;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.TextBatch;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.testing.TakenGradients;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny BERT learns a handful of pairs. */
class TrainingRunTest {
    private static final Workers WORKERS = new Workers(2);

    private static final List<TrainingExample> EXAMPLES = List.of(
            example("capital of China", "Beijing is a city.", "Paris is a city."),
            example("a green fruit", "Limes and pears.", "Coal is black."),
            example("fast animal", "The cheetah runs.", "A snail creeps."),
            example("cold season", "Snow falls in winter.", "Beaches in July."),
            example("large river", "The Nile is long.", "A brook is short."),
            example("old building", "The pyramids still stand.", "A new tower."));

    private static final RunSettings SETTINGS = new RunSettings(
            new Pace(12, OptionalLong.empty(), 3, 1, TapeLimit.STANDARD),
            new RatePlan(0.02, 0.1, LearningRate.Decline.LINEAR),
            AdamWSettings.withDecay(0.01),
            RateFactors.SAME,
            new Dropout(0.1, 0.1),
            1,
            OptionalDouble.of(0.9),
            new Watch(OptionalInt.of(6), OptionalInt.of(4), OptionalInt.empty()),
            7);

    @TempDir
    Path folder;

    @AfterAll
    static void end() {
        WORKERS.close();
    }

    @Test
    void lossFallsAndEveryStepIsInTheLog() {
        RunSettings settings = without(Pace.of(40, 3));
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open("run", Map.of());
                TrainingRun run = run(encoder, settings, kept, Optional.empty())) {
            RunState end = run.run(TrainingListener.NONE);
            assertThat(end.step()).isEqualTo(80).isEqualTo(run.steps());
            List<TrainingEvent> events = kept.events().read();
            assertThat(events).hasSize(80);
            assertThat(meanLoss(events.subList(70, 80))).isLessThan(meanLoss(events.subList(0, 10)) / 2);
        }
    }

    @Test
    void aRunThatWasCutOffEndsWithTheSameWeightsBitForBit() {
        float[] uninterrupted = weightsAfter("whole", TrainingListener.NONE);
        assertThatThrownBy(() -> weightsAfter("cut", TrainingRunTest::failAtStep15))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the power is gone");
        List<TrainingEvent> resumed = new ArrayList<>();
        float[] goneOn = weightsAfter("cut", resumed::add);

        assertThat(resumed.getFirst()).isEqualTo(new TrainingEvent.Resumed(12));
        assertThat(Arrays.equals(goneOn, uninterrupted)).isTrue();
        try (RunFolder first = open("whole", Map.of());
                RunFolder second = open("cut", Map.of())) {
            assertThat(withoutTimes(second.events().read()))
                    .isEqualTo(withoutTimes(first.events().read()));
        }
    }

    private static void failAtStep15(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone done && done.step() == 15) {
            throw new IllegalStateException("the power is gone");
        }
    }

    @Test
    void theBestWeightsWinAndPatienceEndsTheRun() {
        List<Double> values = new ArrayList<>(List.of(0.1, 0.5, 0.9, 0.4, 0.3, 0.2, 0.1));
        RunSettings patient = with(new Watch(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(2)));
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open("run", Map.of())) {
            List<float[]> measured = new ArrayList<>();
            Validation validation = new Validation() {
                @Override
                public String metric() {
                    return "made_up";
                }

                @Override
                public double measure() {
                    measured.add(weights(encoder));
                    return values.removeFirst();
                }
            };
            List<TrainingEvent> events = new ArrayList<>();
            try (TrainingRun run = run(encoder, patient, kept, Optional.of(validation))) {
                RunState end = run.run(events::add);
                assertThat(end.best()).contains(new RunState.Evaluation(4, 0.9));
                assertThat(end.before()).contains(new RunState.Evaluation(0, 0.1));
                assertThat(end.step()).isEqualTo(8);
            }
            assertThat(events).last().isEqualTo(new TrainingEvent.StoppedEarly(8));
            assertThat(Arrays.equals(weights(encoder), measured.get(2))).isTrue();
        }
    }

    @Test
    void aBatchInPartsHasTheGradientOfTheWhole() {
        assertSameGradient(gradient(WORKERS, TapeLimit.ofSequences(4)), gradient(WORKERS, TapeLimit.STANDARD));
    }

    /** 120 examples, so that each share is in several parts; a limit of half of what the tape took for all of them. */
    @Test
    void aTapeThatLeavesOutWhatIsCheapGivesTheSameGradient() {
        List<Integer> many = IntStream.range(0, 120).map(i -> i % 6).boxed().toList();
        try (TrainableEncoder encoder = encoder();
                Gradients whole = new Gradients(encoder, WORKERS, new Dropout(0.1, 0), TapeLimit.STANDARD)) {
            TextBatch batch = objective(encoder).batch(many, new SplittableRandom(3));
            whole.add(batch, 1, 5);
            float[] ofWhole = takeGradients(encoder);
            long half = (long) (encoder.tapeBytes().all() * WORKERS.count() / 2);
            try (Gradients lean =
                    new Gradients(encoder, WORKERS, new Dropout(0.1, 0), new TapeLimit(OptionalInt.empty(), half))) {
                lean.add(batch, 1, 5);
                assertThat(Arrays.equals(takeGradients(encoder), ofWhole)).isTrue();
            }
        }
    }

    @Test
    void workersTogetherHaveTheGradientOfOne() {
        try (Workers alone = new Workers(1);
                Workers three = new Workers(3)) {
            float[] whole = gradient(alone, TapeLimit.STANDARD);
            assertSameGradient(gradient(WORKERS, TapeLimit.STANDARD), whole);
            assertSameGradient(gradient(three, TapeLimit.STANDARD), whole);
        }
    }

    private float[] gradient(Workers workers, TapeLimit limit) {
        try (TrainableEncoder encoder = encoder();
                Gradients gradients = new Gradients(encoder, workers, Dropout.NONE, limit)) {
            TextBatch batch = objective(encoder).batch(List.of(0, 1, 2, 3, 4, 5), new SplittableRandom(3));
            assertThat(gradients.add(batch, 1, 5)).isCloseTo(gradients.add(batch, 1, 6), within(1e-5));
            return takeGradients(encoder);
        }
    }

    private static void assertSameGradient(float[] actual, float[] expected) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        assertThat(largest).isGreaterThan(0.01);
        assertThat(difference).isLessThan(1e-5 * largest);
    }

    @Test
    void partsDropTheSameNumbersBothTimes() {
        try (TrainableEncoder encoder = encoder();
                Gradients gradients =
                        new Gradients(encoder, WORKERS, new Dropout(0.3, 0.3), TapeLimit.ofSequences(2))) {
            TextBatch batch = objective(encoder).batch(List.of(0, 1, 2), new SplittableRandom(3));
            double first = gradients.add(batch, 1, 5);
            float[] ofFirst = takeGradients(encoder);
            double second = gradients.add(batch, 1, 5);
            assertThat(second).isEqualTo(first);
            assertThat(Arrays.equals(takeGradients(encoder), ofFirst)).isTrue();
            assertThat(gradients.add(batch, 1, 6)).isNotEqualTo(first);
        }
    }

    private static List<Integer> firstBatch() {
        return new BatchPlan(List.of(EXAMPLES.size()), 3, new Chance(7)).batch(0);
    }

    /** Of a loss in which a query meets its own passages alone: three batches of two are one of six. */
    @Test
    void accumulatedBatchesMoveTheWeightsAsOneLargeBatchDoes() {
        float[] start;
        try (TrainableEncoder encoder = encoder()) {
            start = weights(encoder);
        }
        float[] accumulated = weightsAfter(new Pace(2, OptionalLong.empty(), 2, 3, TapeLimit.STANDARD), "parts");
        float[] large = weightsAfter(new Pace(2, OptionalLong.empty(), 6, 1, TapeLimit.STANDARD), "large");

        double moved = 0;
        double apart = 0;
        for (int i = 0; i < start.length; i++) {
            moved = Math.max(moved, Math.abs(large[i] - start[i]));
            apart = Math.max(apart, Math.abs(large[i] - accumulated[i]));
        }
        assertThat(moved).isGreaterThan(1e-3);
        assertThat(apart).isLessThan(1e-4 * moved);
    }

    /** The large epsilon makes a step as long as its gradient, not as its sign: rounding of a gradient near 0 stays small. */
    private float[] weightsAfter(Pace pace, String name) {
        RunSettings settings = new RunSettings(
                pace,
                new RatePlan(0.5, 0, LearningRate.Decline.CONSTANT),
                new AdamWSettings(0, 0.9, 0.999, 1),
                RateFactors.SAME,
                Dropout.NONE,
                Double.POSITIVE_INFINITY,
                OptionalDouble.empty(),
                Watch.DEFAULT,
                7);
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open(name, Map.of())) {
            RetrievalObjective own = new RetrievalObjective(
                    encoder,
                    ExampleFiles.of(List.of(EXAMPLES)),
                    new RetrievalObjective.Groups(2, new TextLengths(32, 32), new GroupContrastive(0.05)));
            try (TrainingRun run =
                    new TrainingRun(new TrainingRun.Parts(encoder, own, Optional.empty(), WORKERS), settings, kept)) {
                assertThat(run.run(TrainingListener.NONE).step()).isEqualTo(2);
            }
            return weights(encoder);
        }
    }

    @Test
    void aLossThatIsNoNumberStopsWithTheExamples() {
        RunSettings wild = new RunSettings(
                SETTINGS.pace(),
                new RatePlan(0.99, 0, LearningRate.Decline.CONSTANT),
                new AdamWSettings(0, 0.9, 0.999, 1e-30),
                RateFactors.SAME,
                Dropout.NONE,
                Double.POSITIVE_INFINITY,
                OptionalDouble.empty(),
                Watch.DEFAULT,
                7);
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open("run", Map.of());
                TrainingRun run = run(encoder, wild, kept, Optional.empty())) {
            encoder.parameters().getFirst().value().data().mul_(new org.bytedeco.pytorch.Scalar(Float.NaN));
            assertThatThrownBy(() -> run.run(TrainingListener.NONE))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("the loss at step 1 is not finite")
                    .hasMessageContaining(" -> ")
                    .hasMessageContaining("failed-batch.jsonl")
                    .hasMessageContaining("train on that file alone with a batch size of 3")
                    .satisfies(failure ->
                            assertThat(((DivergedException) failure).examples()).hasSize(3));
            assertThat(kept.checkpoint().exists()).isFalse();
            // The batch of the first step, whole, in order, readable as what is trained on.
            assertThat(TrainingFiles.examples(kept.path().resolve("failed-batch.jsonl")))
                    .isEqualTo(objective(encoder).examples().at(firstBatch()));
        }
    }

    @Test
    void otherSettingsAreToldByName() {
        open("run", Map.of("seed", "6")).close(); // and nothing was done
        try (RunFolder kept = open("run", Map.of("seed", "7"))) {
            kept.events().append(new TrainingEvent.Evaluated(0, "ndcg_at_10", 0.5, false));
        }
        assertThatThrownBy(() -> open("run", Map.of("seed", "8")))
                .isInstanceOf(OtherRunException.class)
                .hasMessageContaining("was begun with seed 7, now it is 8");
    }

    @Test
    void twoRunsCannotHaveOneFolder() {
        try (RunFolder first = open("run", Map.of())) {
            assertThat(first.path()).exists();
            assertThatThrownBy(() -> open("run", Map.of())).hasMessageContaining("another training writes into");
        }
    }

    @Test
    void frozenLayersDoNotMove() {
        RunSettings frozen = new RunSettings(
                SETTINGS.pace(),
                SETTINGS.rate(),
                SETTINGS.optimizer(),
                new RateFactors(1, 1),
                Dropout.NONE,
                1,
                OptionalDouble.empty(),
                Watch.DEFAULT,
                7);
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open("run", Map.of());
                TrainingRun run = run(encoder, frozen, kept, Optional.empty())) {
            Map<String, float[]> before = byName(encoder);
            run.run(TrainingListener.NONE);
            byName(encoder).forEach((name, after) -> {
                if (name.startsWith("embeddings.") || name.startsWith("encoder.layer.0.")) {
                    assertThat(Arrays.equals(after, before.get(name))).as(name).isTrue();
                } else if (name.startsWith("encoder.layer.1.output")) {
                    assertThat(Arrays.equals(after, before.get(name))).as(name).isFalse();
                }
            });
        }
    }

    private float[] weightsAfter(String name, TrainingListener listener) {
        try (TrainableEncoder encoder = encoder();
                RunFolder kept = open(name, Map.of());
                TrainingRun training = run(encoder, SETTINGS, kept, Optional.empty())) {
            training.run(listener);
            return weights(encoder);
        }
    }

    private static float[] takeGradients(TrainableEncoder encoder) {
        return joined(TakenGradients.of(encoder.parameters()));
    }

    private static TrainingRun run(
            TrainableEncoder encoder, RunSettings settings, RunFolder kept, Optional<Validation> validation) {
        return new TrainingRun(new TrainingRun.Parts(encoder, objective(encoder), validation, WORKERS), settings, kept);
    }

    private static RetrievalObjective objective(TrainableEncoder encoder) {
        return new RetrievalObjective(
                encoder,
                ExampleFiles.of(List.of(EXAMPLES)),
                new RetrievalObjective.Groups(2, new TextLengths(32, 32), new InBatchContrastive(0.05)));
    }

    private static RunSettings with(Watch watch) {
        return new RunSettings(
                SETTINGS.pace(),
                SETTINGS.rate(),
                SETTINGS.optimizer(),
                SETTINGS.layers(),
                SETTINGS.dropout(),
                1,
                OptionalDouble.empty(),
                watch,
                7);
    }

    private static RunSettings without(Pace pace) {
        return new RunSettings(
                pace,
                SETTINGS.rate(),
                SETTINGS.optimizer(),
                SETTINGS.layers(),
                Dropout.NONE,
                1,
                OptionalDouble.empty(),
                Watch.DEFAULT,
                7);
    }

    private TrainableEncoder encoder() {
        Path model = folder.resolve("tiny");
        return TrainableEncoder.open(ModelDirectory.read(Files.exists(model) ? model : TinyBert.write(model)));
    }

    private RunFolder open(String name, Map<String, String> settings) {
        SequencedMap<String, String> ordered = new LinkedHashMap<>(settings);
        return RunFolder.open(folder.resolve(name), ordered);
    }

    private static float[] weights(TrainableEncoder encoder) {
        return joined(List.copyOf(byName(encoder).values()));
    }

    private static float[] joined(List<float[]> all) {
        float[] joined =
                new float[all.stream().mapToInt(values -> values.length).sum()];
        int place = 0;
        for (float[] values : all) {
            System.arraycopy(values, 0, joined, place, values.length);
            place += values.length;
        }
        return joined;
    }

    private static SequencedMap<String, float[]> byName(TrainableEncoder encoder) {
        SequencedMap<String, float[]> weights = new LinkedHashMap<>();
        for (Parameter parameter : encoder.parameters()) {
            weights.put(parameter.name(), HostTensors.toFloats(parameter.value()));
        }
        return weights;
    }

    private static double meanLoss(List<TrainingEvent> events) {
        return events.stream().mapToDouble(TrainingRunTest::loss).average().orElseThrow();
    }

    private static double loss(TrainingEvent event) {
        return ((TrainingEvent.StepDone) event).loss();
    }

    private static List<String> withoutTimes(List<TrainingEvent> events) {
        return events.stream()
                .map(event -> ((TrainingEvent.StepDone) event).step() + " " + loss(event))
                .toList();
    }

    private static TrainingExample example(String query, String positive, String negative) {
        return new TrainingExample(
                query, List.of(positive), List.of(negative), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
