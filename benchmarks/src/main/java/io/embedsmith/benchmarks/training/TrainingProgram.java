package io.embedsmith.benchmarks.training;

import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.server.ProcessMemory;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.FlagEmbeddingReader;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.objective.RetrievalObjective;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.run.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Steps of one run in a JVM of its own: prints its {@link StepRate}. */
public final class TrainingProgram {
    private TrainingProgram() {}

    /** Arguments: model, data, batch size, tokens of a text, threads, steps that are not timed, folder of the run. */
    public static void main(String[] arguments) {
        ModelDirectory model = ModelDirectory.read(Path.of(arguments[0]));
        int batch = Integer.parseInt(arguments[2]);
        int tokens = Integer.parseInt(arguments[3]);
        int warm = Integer.parseInt(arguments[5]);
        List<TrainingEvent.StepDone> steps = new ArrayList<>();
        double gemm;
        try (Workers workers = new Workers(Integer.parseInt(arguments[4]));
                TrainableEncoder encoder = TrainableEncoder.open(model);
                RunFolder folder = RunFolder.open(Path.of(arguments[6]), new LinkedHashMap<>())) {
            gemm = gemmRate(workers);
            RetrievalObjective objective = new RetrievalObjective(
                    encoder,
                    ExampleFiles.of(List.of(FlagEmbeddingReader.read(Path.of(arguments[1])))),
                    new RetrievalObjective.Groups(1, new TextLengths(tokens, tokens), new InBatchContrastive(0.02)));
            TrainingRun.Parts parts = new TrainingRun.Parts(encoder, objective, Optional.empty(), workers);
            try (TrainingRun run = new TrainingRun(parts, settings(batch), folder)) {
                run.run(event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() > warm) {
                        steps.add(done);
                    }
                });
            }
        }
        Report.standard()
                .line(new StepRate(
                                "libtorch",
                                ProcessMemory.ofThisProcess().peak(),
                                gemm,
                                steps.stream()
                                        .mapToLong(TrainingEvent.StepDone::tokens)
                                        .sum(),
                                steps.stream()
                                        .mapToDouble(TrainingEvent.StepDone::seconds)
                                        .sum())
                        .line());
    }

    private static RunSettings settings(int batch) {
        return new RunSettings(
                Pace.of(1, batch),
                new RatePlan(1e-5, 0.1, LearningRate.Decline.LINEAR),
                AdamWSettings.withDecay(0.01),
                RateFactors.SAME,
                new Dropout(0.1, 0),
                1,
                OptionalDouble.empty(),
                new Watch(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()),
                42);
    }

    /** All workers at once, each with a product of its own: the best of some turns. */
    private static double gemmRate(Workers workers) {
        double best = 0;
        for (int turn = 0; turn < 8; turn++) {
            List<Callable<Boolean>> products = IntStream.range(0, workers.count())
                    .<Callable<Boolean>>mapToObj(i -> TrainingProgram::products)
                    .toList();
            long start = System.nanoTime();
            workers.all(products);
            best = Math.max(best, workers.count() * 4 * 2.0 * 1024 * 1536 * 1024 * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    private static boolean products() {
        NativeMemory.scoped(() -> {
            Tensor left = torch.ones(1024, 1536);
            Tensor right = torch.ones(1536, 1024);
            for (int i = 0; i < 4; i++) {
                torch.mm(left, right);
            }
        });
        return true;
    }
}
