package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.CollectionDataset;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.task.RuntimeWarmUp;
import io.embedsmith.api.evaluation.task.WorkFolder;
import io.embedsmith.evaluation.advice.Advice;
import io.embedsmith.evaluation.advice.AdviceReport;
import io.embedsmith.evaluation.advice.AdviceValues;
import io.embedsmith.evaluation.advice.Advisor;
import io.embedsmith.evaluation.advice.Candidate;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskFolder;
import io.embedsmith.evaluation.runner.TaskRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "would truncate, and quality on tasks or on your judged queries. Of models whose quality does not differ significantly the one with the",
            "fewest dimensions is recommended, then the fastest. Tasks whose results are not there yet are run first."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith eval advise --models bge-small-zh-v1.5,e5-small-v2 --tasks LCQMC,BQ",
            "  embedsmith eval advise --models bge-small-zh-v1.5,./tuned --tasks cmrc2018 --passages passages.jsonl --for 2000000",
            "  embedsmith eval advise --models bge-small-zh-v1.5,e5-small-v2 --collection manuals --set faq"
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
            split = ",",
            paramLabel = "TASK",
            description = "Tasks whose mean is the quality. Needed unless there is a --collection.")
    private List<String> tasks = List.of();

    @Option(
            names = "--passages",
            paramLabel = "FILE",
            description = "Your passages: one a line, or JSON Lines with 'text'; the first 10,000 count.")
    private @Nullable Path passages;

    @Option(names = "--collection", paramLabel = "NAME", description = "The passages of a collection instead.")
    private @Nullable String collection;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = {
                "Evaluation set of the collection: each model looks for its answers among all passages of the collection,",
                "and that is one of the tasks."
            })
    private @Nullable String set;

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
        requireSense();
        tasks.forEach(options.catalog(config)::task); // a name that is wrong is told before anything is opened
        PrintWriter err = spec.commandLine().getErr();
        List<TaskRequest> requests;
        List<Candidate> candidates = new ArrayList<>();
        try (WorkFolder own = WorkFolder.of(config, UUID.randomUUID());
                EvalSession session = EvalSession.open(config, Optional.ofNullable(runs), err)) {
            Optional<OwnTask> judged = judged(own.path());
            TaskCatalog catalog = options.catalog(config, judged.map(OwnTask::file));
            requests = Stream.concat(tasks.stream(), judged.stream().map(OwnTask::name))
                    .map(catalog::task)
                    .map(TaskRequest::of)
                    .toList();
            List<String> texts = texts();
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

    /** Before anything is opened. */
    private void requireSense() {
        if (passages != null && collection != null) {
            throw new CommandException("--passages and --collection exclude each other", "leave one of them out");
        }
        if (tasks.isEmpty() && collection == null) {
            throw new CommandException(
                    "neither --tasks nor --collection is there",
                    "name the tasks that quality is measured on, or a collection, best with a --set of judged queries");
        }
        if (set != null && collection == null) {
            throw new CommandException("--set " + set + " is a set of no collection", "name its --collection");
        }
    }

    /** A task of a piece of work. */
    private record OwnTask(String name, Path file) {}

    private Optional<OwnTask> judged(Path folder) {
        if (set == null) {
            return Optional.empty();
        }
        String of = String.valueOf(collection);
        List<JudgedQuery> queries;
        try (ServerClient server = connection.require()) {
            queries = new JudgedSet(server, of, set).queries();
        }
        CollectionDataset read;
        try (Backend backend = connection.open();
                Progress progress =
                        Progress.of("reading", "documents", spec.commandLine().getErr())) {
            read = CollectionReader.read(of, queries, backend, progress);
        }
        if (read.dataset().topics().queries().isEmpty()) {
            throw new CommandException(
                    "evaluation set '" + set
                            + "' has no query with a judged passage or document that is in collection '" + of + "'",
                    "judge some, or leave --set out");
        }
        String name = TaskFolder.name(of + "-" + set);
        return Optional.of(new OwnTask(name, TaskFolder.write(read.dataset(), name, folder)));
    }

    private List<String> texts() {
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
        Map<String, Object> values = AdviceValues.of(advice);
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("advice.html", report.html());
        byName.put("advice.md", report.markdown());
        byName.put("advice.json", ReportFiles.json(values));
        files.write(byName, err);
        files.print(values, report.table(), report.words(), spec.commandLine().getOut());
    }
}
