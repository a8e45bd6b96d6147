package io.embedsmith.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.TrainableGraph;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.TextBatch;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that ask for more memory than an address has bits for. */
class OutOfMemoryTest {
    private static final long TOO_MUCH = 1L << 46;

    private static final RunSettings SETTINGS = new RunSettings(
            Pace.of(1, 2),
            new RatePlan(0.001, 0.1, LearningRate.Decline.LINEAR),
            AdamWSettings.withDecay(0.01),
            RateFactors.SAME,
            Dropout.NONE,
            1,
            OptionalDouble.empty(),
            new Watch(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty()),
            7);

    @TempDir
    Path folder;

    /** Eight texts, of which the third batch is too large. */
    private static Objective objective(TrainableEncoder encoder, UnaryOperator<Tensor> third) {
        return new Objective() {
            private int batches;

            @Override
            public ExampleFiles<?> examples() {
                return ExampleFiles.of(List.of(Collections.nCopies(8, new LabelledPair("a", "b", 1))));
            }

            @Override
            public TextBatch batch(List<Integer> places, RandomGenerator random) {
                batches++;
                UnaryOperator<Tensor> loss = batches < 3 ? rows -> rows.sum() : third;
                return new TextBatch(
                        places.stream()
                                .map(place -> encoder.tokenize("text " + place, 16))
                                .toList(),
                        loss);
            }
        };
    }

    @Test
    void whereTheLossIsTakenItSaysWhatToLowerAndTheCheckpointStays() {
        try (Workers workers = new Workers(2);
                TrainableEncoder encoder = encoder();
                RunFolder kept = RunFolder.open(folder.resolve("run"), new LinkedHashMap<>());
                TrainingRun run = new TrainingRun(
                        new TrainingRun.Parts(
                                encoder, objective(encoder, rows -> tooMuch()), Optional.empty(), workers),
                        SETTINGS,
                        kept)) {
            assertThatThrownBy(() -> run.run(TrainingListener.NONE))
                    .isInstanceOf(OutOfMemoryException.class)
                    .hasMessageContaining(
                            "memory is not enough for a batch of 2 texts with 8 tokens; lower the memory of activations,"
                                    + " the longest passage or the batch size.");
            assertThat(kept.checkpoint().texts()).containsEntry("state", "{\"step\":2,\"evaluations\":[]}");
        }
    }

    /** Both workers fail, and nothing is freed before both have ended. */
    @Test
    void inTheWorkersToo() {
        try (Workers workers = new Workers(2);
                TrainableEncoder encoder = encoder();
                RunFolder kept = RunFolder.open(folder.resolve("run"), new LinkedHashMap<>());
                TrainingRun run = new TrainingRun(
                        new TrainingRun.Parts(
                                new Greedy(encoder), objective(encoder, rows -> rows.sum()), Optional.empty(), workers),
                        SETTINGS,
                        kept)) {
            assertThatThrownBy(() -> run.run(TrainingListener.NONE)).isInstanceOf(OutOfMemoryException.class);
        }
    }

    @Test
    void theCppLibrarySaysItItsOwnWay() {
        TextBatch batch = new TextBatch(List.of(), rows -> rows);
        assertThat(OutOfMemoryException.of(new IllegalStateException("std::bad_alloc"), batch))
                .isPresent();
        assertThat(OutOfMemoryException.of(new IllegalStateException("mat1 and mat2 shapes differ"), batch))
                .isEmpty();
    }

    private static Tensor tooMuch() {
        return torch.empty(
                new long[] {TOO_MUCH}, new TensorOptions(torch.ScalarType.Float), new MemoryFormatOptional());
    }

    private TrainableEncoder encoder() {
        return TrainableEncoder.open(ModelDirectory.read(TinyBert.write(folder.resolve("tiny"))));
    }

    /** A model that needs too much memory. */
    private record Greedy(TrainableModel model) implements TrainableModel {
        @Override
        public TrainableGraph graph() {
            return model.graph();
        }

        @Override
        public Tensor forward(List<TokenIds> sequences, Pass pass) {
            return model.forward(sequences, pass).add(tooMuch());
        }

        @Override
        public TrainableModel replica() {
            return new Greedy(model.replica());
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
