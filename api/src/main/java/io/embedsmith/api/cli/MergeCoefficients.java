package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.wording.Numbers;
import io.embedsmith.training.data.FlagEmbeddingReader;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.choice.ExampleCoefficients;
import io.embedsmith.training.merge.choice.ExampleSettings;
import io.embedsmith.training.merge.choice.GreedySoup;
import io.embedsmith.training.merge.choice.Soup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much each model counts: as told, by its loss on examples, or by what a soup gains from it. */
final class MergeCoefficients {
    @Option(
            names = "--coefficients",
            split = ",",
            paramLabel = "NUMBER",
            description = "How much each model counts, in their order. Without it: all the same.")
    private List<Double> coefficients = List.of();

    @Option(
            names = "--examples",
            paramLabel = "FILE",
            description = "Take the coefficients from each model's loss on these examples (query, pos, neg).")
    private @Nullable Path examples;

    @Option(
            names = "--temperature",
            paramLabel = "NUMBER",
            description =
                    "By which losses are divided; a small one favours the best model. Without it: ${DEFAULT-VALUE}.")
    private double temperature = ExampleSettings.DEFAULT.temperature();

    @Option(
            names = "--negatives",
            paramLabel = "N",
            description = "Negatives of an example that count, drawn by --seed. Without it: ${DEFAULT-VALUE}.")
    private int negatives = ExampleSettings.DEFAULT.negatives();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Examples whose passages are negatives of each other. Without it: ${DEFAULT-VALUE}.")
    private int batch = ExampleSettings.DEFAULT.batchSize();

    @Option(
            names = "--dev",
            split = ",",
            paramLabel = "TASK",
            description = "Tasks that a greedy soup is tasted with; their mean must not fall.")
    private List<String> dev = List.of();

    @Mixin
    private MergeFirstStage first = new MergeFirstStage();

    @Mixin
    private EvalOptions tasks = new EvalOptions();

    /** Those that count, with a word on standard error about how they came about. */
    Coefficients of(List<Path> models, MergeOptions method, EmbedsmithConfig config, PrintWriter err) {
        long ways = java.util.stream.Stream.of(!coefficients.isEmpty(), examples != null, method.isSoup())
                .filter(way -> way)
                .count();
        if (ways > 1) {
            throw new IllegalArgumentException(
                    "--coefficients, --examples and a soup each say how much the models count; give one of them");
        }
        if (!dev.isEmpty() && !method.isGreedySoup()) {
            throw new IllegalArgumentException("--dev is for greedy-soup; leave it out or choose that method");
        }
        if (first.isGiven() && !method.isGreedySoup()) {
            throw new IllegalArgumentException(
                    "--dev-encoder and --dev-depth are for a greedy-soup of rerankers; leave them out or choose that"
                            + " method");
        }
        if (method.isGreedySoup()) {
            return greedy(models, config, err);
        }
        if (examples != null) {
            return byLoss(models, examples, method.seed(), config, err);
        }
        return coefficients.isEmpty()
                ? Coefficients.equal(models.size())
                : Coefficients.of(
                        coefficients.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Coefficients byLoss(List<Path> models, Path file, long seed, EmbedsmithConfig config, PrintWriter err) {
        ExampleCoefficients found = ExampleCoefficients.of(
                models,
                FlagEmbeddingReader.read(file),
                new ExampleSettings(temperature, batch, negatives, seed),
                Parts.modelSettings(config, List.of()));
        Table table = new Table("MODEL", "LOSS", "COEFFICIENT");
        for (int i = 0; i < models.size(); i++) {
            table.add(
                    models.get(i).toString(),
                    Numbers.score(found.losses().get(i)),
                    Numbers.score(found.coefficients().get(i)));
        }
        table.print(err);
        return Coefficients.of(
                found.coefficients().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Coefficients greedy(List<Path> models, EmbedsmithConfig config, PrintWriter err) {
        TaskCatalog catalog = tasks.catalog(config);
        List<TaskRequest> requests =
                dev.stream().map(catalog::task).map(TaskRequest::of).toList();
        Soup soup;
        try (MixtureSession session = MixtureSession.open(config, first, err)) {
            soup = GreedySoup.of(models, requests, session.place(), session.progress());
        }
        Table table = new Table("MODEL", "ALONE", "IN THE SOUP", "");
        soup.steps()
                .forEach(step -> table.add(
                        step.model().toString(),
                        Numbers.score(step.alone()),
                        Numbers.score(step.with()),
                        step.taken() ? "taken" : "left out"));
        table.print(err);
        return Coefficients.of(soup.coefficients(models));
    }
}
