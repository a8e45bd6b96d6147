package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.comparison.ComparisonReport;
import io.embedsmith.evaluation.comparison.ComparisonValues;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.comparison.TaskComparison;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.wording.Numbers;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two models side by side. */
@Command(
        name = "compare",
        description = {
            "Compare two models on every task that both were measured on, item by item: the difference with its 95%%",
            "interval (paired bootstrap), p (paired randomisation; Holm's correction for several tasks), a verdict, and the",
            "queries that changed most."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval compare bge-small-zh-v1.5 e5-small-v2",
            "  embedsmith eval compare tuned base --results runs/a,runs/b --out report --language zh"
        })
@SuppressWarnings("NullAway.Init")
final class EvalCompareCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "Name of a model in the results, NAME@REVISION where there are several, or a folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String second;

    @Option(names = "--tasks", split = ",", paramLabel = "TASK", description = "Only these.")
    private List<String> tasks = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Of bootstrap and randomisation. Without it: 1,000 to 10,000, by the number of items.")
    private @Nullable Integer rounds;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Items of each task that won and lost most. Without it: ${DEFAULT-VALUE}.")
    private int examples = 10;

    @Mixin
    private EvalResults results;

    @Mixin
    private EvalOptions options;

    @Mixin
    private ReportFiles files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        Measurements measurements = new Measurements(options.catalog(config));
        OptionalInt ofTests = rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
        PrintWriter err = spec.commandLine().getErr();
        SystemComparison comparison;
        try (Progress progress = Progress.of("Comparing", "tasks", err)) {
            comparison = measurements.compare(
                    results.model(first, config),
                    results.model(second, config),
                    tasks,
                    new SystemComparison.Settings(ofTests, examples, measurements.texts(), (stage, done, total) -> {
                        progress.note(stage);
                        progress.update(done, total);
                    }));
        }
        comparison.skipped().forEach(skipped -> err.println("not compared: " + skipped.reason()));
        err.flush();
        if (comparison.tasks().isEmpty()) {
            throw new CommandException(
                    "there is no task on which both models were measured item by item",
                    "measure both with 'embedsmith eval' on the same tasks");
        }
        write(comparison, err);
        files.print(
                ComparisonValues.of(comparison),
                table(comparison)::print,
                spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private void write(SystemComparison comparison, PrintWriter err) {
        if (files.hasFolder()) {
            ComparisonReport report = new ComparisonReport(comparison, files.language());
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("comparison.html", report.html());
            texts.put("comparison.md", report.markdown());
            texts.put("comparison.json", ReportFiles.json(ComparisonValues.of(comparison)));
            files.write(texts, err);
        }
    }

    private Table table(SystemComparison comparison) {
        Table table = new Table("TASK", "METRIC", "A", "B", "A-B", "95% INTERVAL", "P", "P (HOLM)", "VERDICT");
        for (TaskComparison task : comparison.tasks()) {
            PairedOutcome outcome = task.outcome();
            table.add(
                    task.task(),
                    task.metric(),
                    Numbers.score(outcome.first().value()),
                    Numbers.score(outcome.second().value()),
                    Numbers.difference(outcome.difference().value()),
                    Numbers.interval(
                            outcome.difference().low(), outcome.difference().high()),
                    Numbers.p(outcome.p()),
                    Numbers.p(task.correctedP()),
                    task.verdict().words().in(files.language()));
        }
        return table;
    }
}
