package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.choice.MergeSweep;
import io.embedsmith.training.merge.choice.Recommendation;
import io.embedsmith.training.merge.choice.Sweep;
import io.embedsmith.training.merge.choice.SweepPlan;
import io.embedsmith.training.merge.choice.SweepReport;
import io.embedsmith.training.merge.choice.SweepTasks;
import io.embedsmith.training.merge.choice.SweepValues;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which coefficient to merge a tuned model and its base with. */
@Command(
        name = "sweep",
        description = {
            "Measure mixtures of a tuned model and its base on what it was tuned for and on what it should not forget, and",
            "recommend one. Mixtures are made and run in memory; only scores are kept, and a sweep that was cut off goes",
            "on where it stopped."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith merge sweep --models ./bq-tuned,bge-small-zh-v1.5 --tasks BQ --guards LCQMC,ATEC,STSB",
            "  embedsmith merge sweep --models ./bq-tuned,bge-small-zh-v1.5 --tasks BQ --guards LCQMC --out report \\",
            "      --output ./merged",
            "  embedsmith merge sweep --models ./reranker2,./reranker1 --dev-encoder bge-small-en-v1.5 --tasks financial_qa_10k \\",
            "      --guards trecqa_wang"
        })
@SuppressWarnings("NullAway.Init")
final class MergeSweepCommand implements Callable<Integer> {
    @Option(
            names = "--models",
            required = true,
            split = ",",
            paramLabel = "MODEL",
            description = "The tuned model, then its base: ids of models, or folders that hold one.")
    private List<String> models;

    @Option(
            names = "--tasks",
            required = true,
            split = ",",
            paramLabel = "TASK",
            description = "Tasks that the model was tuned for; their mean is to be high.")
    private List<String> targets;

    @Option(
            names = "--guards",
            required = true,
            split = ",",
            paramLabel = "TASK",
            description = "Tasks that it should not forget; their mean is to stay.")
    private List<String> guards;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "How many coefficients from 0 to 1. Without it: ${DEFAULT-VALUE}.")
    private int steps = 11;

    @Option(
            names = "--tolerance",
            paramLabel = "SCORE",
            description = "By how much the guards' mean may fall below the base's. Without it: ${DEFAULT-VALUE}.")
    private double tolerance = Recommendation.DEFAULT_TOLERANCE;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Write the recommended model into this folder, which must not be there yet.")
    private @Nullable Path output;

    @Mixin
    private MergeOptions method;

    @Mixin
    private MergeFirstStage first;

    @Mixin
    private EvalOptions options;

    @Mixin
    private ReportFiles files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        SweepPlan plan = plan(config);
        SweepTasks tasks = tasks(config);
        PrintWriter err = spec.commandLine().getErr();
        Sweep sweep;
        try (MixtureSession session = MixtureSession.open(config, first, err)) {
            sweep = MergeSweep.run(plan, tasks, session.place(), session.progress());
        }
        Recommendation recommendation = Recommendation.of(sweep, tolerance);
        print(sweep, recommendation, err);
        write(plan, recommendation);
        return ExitCode.DONE;
    }

    private SweepPlan plan(EmbedsmithConfig config) {
        if (models.size() != 2) {
            throw new CommandException(
                    "a sweep is between 2 models, " + models.size() + " are named",
                    "name the tuned model and its base: --models TUNED,BASE");
        }
        if (method.isSoup()) {
            throw new CommandException(
                    "a soup has no coefficient between its models", "choose another --method, such as linear");
        }
        Optional.ofNullable(output).ifPresent(NewModelFolder::requireFree);
        ModelPlaces places = new ModelPlaces(config);
        return new SweepPlan(places.folder(models.getFirst()), places.folder(models.getLast()), method.method(), steps);
    }

    private SweepTasks tasks(EmbedsmithConfig config) {
        TaskCatalog catalog = options.catalog(config);
        return new SweepTasks(requests(catalog, targets), requests(catalog, guards));
    }

    private static List<TaskRequest> requests(TaskCatalog catalog, List<String> names) {
        return names.stream().map(catalog::task).map(TaskRequest::of).toList();
    }

    private void print(Sweep sweep, Recommendation recommendation, PrintWriter err) {
        SweepReport report = new SweepReport(sweep, recommendation, files.language());
        Map<String, Object> values = SweepValues.of(sweep, recommendation);
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("sweep.html", report.html());
        byName.put("sweep.md", report.markdown());
        byName.put("sweep.csv", report.csv());
        byName.put("sweep.json", ReportFiles.json(values));
        files.write(byName, err);
        files.print(values, report.table(), report.words(), spec.commandLine().getOut());
    }

    private void write(SweepPlan plan, Recommendation recommendation) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> target = Optional.ofNullable(output);
        if (recommendation.isBase()) {
            target.ifPresent(folder -> err.println("nothing is written to " + folder + ": the base is recommended"));
        } else if (target.isPresent()) {
            ModelDirectory merged = Merge.write(plan.at(recommendation.point().coefficient()), target.get());
            err.printf(
                    Locale.ROOT,
                    "wrote %s, revision %.12s%n",
                    merged.path(),
                    merged.card().revision());
        } else {
            err.println("to write that model, repeat the command with --output DIR; nothing is measured again");
        }
        err.flush();
    }
}
