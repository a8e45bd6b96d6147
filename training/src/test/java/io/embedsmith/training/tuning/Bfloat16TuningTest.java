package io.embedsmith.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.graph.Precision;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.TensorDevice;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TapeLimit;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.Watch;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.weights.ModelWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model learns while its products are rounded to bfloat16, and keeps weights that are finer than that. */
class Bfloat16TuningTest {
    private static final List<TrainingExample> EXAMPLES = List.of(
            example("capital of China", "Beijing is a city.", "Paris is a city."),
            example("a green fruit", "Limes and pears.", "Coal is black."),
            example("fast animal", "The cheetah runs.", "A snail creeps."),
            example("cold season", "Snow falls in winter.", "Beaches in July."));

    /** Bits of a float that bfloat16 has not. */
    private static final int LOWER_HALF = 0xFFFF;

    @TempDir
    Path folder;

    @Test
    void theLossFalls() {
        List<Double> rounded = losses("rounded", Precision.BF16);
        List<Double> exact = losses("exact", Precision.FP32);

        assertThat(mean(rounded.subList(70, 80))).isLessThan(mean(rounded.subList(0, 10)) / 2);
        // The same batches and weights: only rounding differs at the first step.
        assertThat(rounded.getFirst())
                .isNotEqualTo(exact.getFirst())
                .isCloseTo(exact.getFirst(), within(0.05 * exact.getFirst()));
    }

    /** A step changes a weight by less than half a unit in the last place of bfloat16: rounded weights would stay. */
    @Test
    void stepsTooSmallForBfloat16AreNotLost() {
        Tuning.Tuned tuned = tune("slow", Precision.BF16, 1e-6, TrainingListener.NONE);
        ModelDirectory base = ModelDirectory.read(folder.resolve("slow-base"));

        float[] before = weights(base);
        float[] after = weights(tuned.model());
        int moved = 0;
        int fine = 0;
        for (int i = 0; i < before.length; i++) {
            moved += before[i] == after[i] ? 0 : 1;
            fine += (Float.floatToRawIntBits(after[i]) & LOWER_HALF) == 0 ? 0 : 1;
            assertThat(Math.abs(after[i] - before[i])).isLessThan(1e-3f);
        }
        assertThat(moved).isGreaterThan(before.length / 2);
        assertThat(fine).isGreaterThan(before.length * 9 / 10);
    }

    private ModelDirectory base(String name) {
        return ModelDirectory.read(TinyBert.write(folder.resolve(name)));
    }

    private static float[] weights(ModelDirectory model) {
        try (ModelWeights files = ModelWeights.open(model.path())) {
            return files.read(
                    files.tensor("encoder.layer.0.output.dense.weight").orElseThrow());
        }
    }

    private List<Double> losses(String output, Precision precision) {
        List<Double> losses = new ArrayList<>();
        tune(output, precision, 0.02, event -> {
            if (event instanceof TrainingEvent.StepDone done) {
                losses.add(done.loss());
            }
        });
        return losses;
    }

    private Tuning.Tuned tune(String output, Precision precision, double rate, TrainingListener listener) {
        RunSettings settings = new RunSettings(
                        new Pace(40, OptionalLong.empty(), 2, 1, TapeLimit.STANDARD),
                        new RatePlan(rate, 0.1, LearningRate.Decline.LINEAR),
                        AdamWSettings.withDecay(0.01),
                        RateFactors.SAME,
                        Dropout.NONE,
                        1,
                        OptionalDouble.empty(),
                        Watch.DEFAULT,
                        7)
                .with(new TrainingForm(Optional.empty(), precision, TensorDevice.Choice.CPU));
        TuningRequest request = new TuningRequest(
                base(output + "-base"),
                new LearningTask.Retrieval(
                        ExampleFiles.of(List.of(EXAMPLES)),
                        new RetrievalObjective.Groups(2, new TextLengths(32, 32), new InBatchContrastive(0.05))),
                Optional.empty(),
                settings,
                new LinkedHashMap<>());
        return new Tuning(request, folder.resolve(output)).run(2, listener);
    }

    private static double mean(List<Double> losses) {
        return losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static TrainingExample example(String query, String positive, String negative) {
        return new TrainingExample(
                query, List.of(positive), List.of(negative), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
