package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.RuntimeWarmUp;
import io.embedsmith.evaluation.advice.Advice;
import io.embedsmith.evaluation.advice.AdviceReport;
import io.embedsmith.evaluation.advice.AdviceValues;
import io.embedsmith.evaluation.advice.Advisor;
import io.embedsmith.evaluation.advice.Candidate;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.runner.TaskRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which model to take. */
@Command(
        name = "advise",
        description = {
            "Choose among models: size, storage, memory and speed on this machine, the share of your passages that each",
            "would truncate, and quality on tasks. Of models whose quality does not differ significantly the one with the",
            "fewest dimensions is recommended, then the fastest. Tasks whose results are not there yet are run first."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval advise --models bge-small-zh-v1.5,e5-small-v2 --tasks LCQMC,BQ",
            "  embedsmith eval advise --models bge-small-zh-v1.5,./tuned --tasks cmrc2018 --passages passages.jsonl --for 2000000"
        })
@SuppressWarnings("NullAway.Init")
final class EvalAdviseCommand implements Callable<Integer> {
    @Option(
            names = "--models",
            required = true,
            split = ",",
            paramLabel = "MODEL",
            description = "Ids of models, or folders that hold one.")
    private List<String> models;

    @Option(
            names = "--tasks",
            required = true,
            split = ",",
            paramLabel = "TASK",
            description = "Tasks whose mean is the quality.")
    private List<String> tasks;

    @Option(
            names = "--passages",
            paramLabel = "FILE",
            description = "Your passages: one a line, or JSON Lines with 'text'; the first 10,000 count.")
    private @Nullable Path passages;

    @Option(names = "--collection", paramLabel = "NAME", description = "The passages of a collection instead.")
    private @Nullable String collection;

    @Option(
            names = "--for",
            paramLabel = "N",
            description = "Passages that storage is counted for. Without it: ${DEFAULT-VALUE}.")
    private long storedPassages = 1_000_000;

    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of results, the --out of 'eval'.")
    private @Nullable Path runs;

    @Mixin
    private EvalOptions options;

    @Mixin
    private ReportFiles files;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        TaskCatalog catalog = options.catalog(config);
        List<TaskRequest> requests =
                tasks.stream().map(catalog::task).map(TaskRequest::of).toList();
        List<String> texts = texts();
        PrintWriter err = spec.commandLine().getErr();
        List<Candidate> candidates = new ArrayList<>();
        try (EvalSession session = EvalSession.open(config, Optional.ofNullable(runs), err)) {
            RuntimeWarmUp.run(config);
            Candidates measured = new Candidates(session, new Measurements(catalog), texts);
            for (String model : models) {
                candidates.add(measured.of(model, requests));
            }
        }
        Advice advice = Advisor.advise(
                candidates,
                requests.stream()
                        .map(request -> request.task().descriptor().name())
                        .toList(),
                storedPassages);
        print(advice, err);
        return ExitCode.DONE;
    }

    private List<String> texts() {
        if (passages != null && collection != null) {
            throw new CommandException("--passages and --collection exclude each other", "leave one of them out");
        }
        if (passages != null) {
            return PassageTexts.ofFile(passages);
        }
        if (collection == null) {
            return List.of();
        }
        try (Backend backend = connection.open()) {
            return PassageTexts.ofCollection(collection, backend);
        }
    }

    private void print(Advice advice, PrintWriter err) {
        AdviceReport report = new AdviceReport(advice, files.language());
        String json = ReportFiles.json(AdviceValues.of(advice));
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("advice.html", report.html());
        byName.put("advice.md", report.markdown());
        byName.put("advice.json", json);
        files.write(byName, err);
        PrintWriter out = spec.commandLine().getOut();
        if (files.json()) {
            out.print(json);
        } else {
            Grid grid = report.table();
            Table table = new Table(grid.header().toArray(String[]::new));
            grid.rows().forEach(row -> table.add(row.toArray(String[]::new)));
            table.print(out);
            out.println();
            out.println(report.words());
        }
        out.flush();
    }
}
