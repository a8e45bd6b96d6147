package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.comparison.ComparableTask;
import io.embedsmith.evaluation.comparison.ItemTexts;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.comparison.SystemComparison;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultArchive;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.training.report.MeasuredOnDev;
import io.embedsmith.training.report.TrainingRecord;
import io.embedsmith.training.report.TuningReport;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.tuning.TuningRequest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the new model beside the old one, and writes down what came of it. */
final class TrainReport {
    private static final int EXAMPLES = 10;
    private static final String DEV = "dev";
    /** Written last. */
    private static final String JSON = "report.json";

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "TASK",
            description = "Measure the model before and after on these tasks too; 'eval list' has their names.")
    private List<String> targets = List.of();

    @Option(
            names = "--guards",
            split = ",",
            paramLabel = "TASK",
            description = "Tasks that training should not make worse, measured before and after.")
    private List<String> guards = List.of();

    @Option(
            names = "--language",
            split = ",",
            paramLabel = "LANG",
            description = "Of the report's captions: ${COMPLETION-CANDIDATES}, or several. Without it: EN.")
    private List<Language> languages = List.of(Language.EN);

    @Mixin
    private EvalOptions options = new EvalOptions();

    /** Complains about what cannot be measured, before training begins. */
    void check(ModelKind kind, EmbedsmithConfig config) {
        if (!requests(config).isEmpty() && kind == ModelKind.RERANKER) {
            throw new CommandException(
                    "--tasks and --guards measure embedding models, a reranker is to be trained",
                    "leave them out, and measure it with 'eval --model M --reranker R --tasks T'");
        }
    }

    /** Whether there is a model that was to have a report, and has none. */
    boolean isMissing(ModelKind kind, Path output) {
        Path folder = TuningRequest.runFolder(output);
        return kind == ModelKind.ENCODER && Files.exists(folder) && !Files.exists(folder.resolve(JSON));
    }

    /** Tasks of both kinds. */
    private List<TaskRequest> requests(EmbedsmithConfig config) {
        TaskCatalog catalog = catalog(config);
        List<TaskRequest> requests = new ArrayList<>();
        targets.forEach(name -> requests.add(TaskRequest.of(catalog.task(name))));
        guards.forEach(name -> requests.add(TaskRequest.of(catalog.task(name))));
        return requests;
    }

    private TaskCatalog catalog(EmbedsmithConfig config) {
        return options.catalog(config);
    }

    /**
     * Writes {@code report.html}, {@code report.md} and {@code report.json} into the run's folder; those of a second language
     * have its name in theirs.
     *
     * @param output folder of the new model
     */
    void write(TuningRequest request, Path output, TrainingRecord training, PrintWriter err) {
        EmbedsmithConfig config = Configuration.load();
        Path folder = TuningRequest.runFolder(output);
        List<TuningReport> reports;
        try (EvalSession session = EvalSession.open(config, Optional.of(folder), err)) {
            EvalSystem base = session.local(request.model().path() + "/");
            EvalSystem tuned = session.local(output.toAbsolutePath() + "/");
            Optional<TuningReport.OnDev> dev = request.development()
                    .map(data -> new TuningReport.OnDev(measured(session, base, data), measured(session, tuned, data)));
            session.run(List.of(base, tuned), requests(config));
            Both both = new Both(tuned, base);
            SystemComparison comparison = comparison(folder, both, dev, texts(request));
            reports = languages.stream()
                    .map(language -> new TuningReport(training, comparison, dev, language))
                    .toList();
        }
        for (TuningReport report : reports) {
            String name = report.language() == languages.getFirst()
                    ? "report"
                    : "report." + report.language().name().toLowerCase(Locale.ROOT);
            AtomicFile.write(folder.resolve(name + ".html"), report.html());
            AtomicFile.write(folder.resolve(name + ".md"), report.markdown());
        }
        AtomicFile.write(
                folder.resolve(JSON), ReportFiles.json(reports.getFirst().values()));
        err.println("wrote " + folder.resolve("report.html") + ", report.md and report.json");
        err.flush();
    }

    private static MeasuredOnDev measured(EvalSession session, EvalSystem system, DevelopmentData data) {
        return session.embedding(system, DEV, embedder -> MeasuredOnDev.of(data, embedder));
    }

    private record Both(EvalSystem tuned, EvalSystem base) {}

    private SystemComparison comparison(Path folder, Both both, Optional<TuningReport.OnDev> dev, ItemTexts texts) {
        EmbedsmithConfig config = Configuration.load();
        List<ComparableTask> tasks = new ArrayList<>();
        dev.ifPresent(measured -> tasks.add(onDev(measured.after()).beside(onDev(measured.before()))));
        List<String> names = requests(config).stream()
                .map(task -> task.task().descriptor().name())
                .toList();
        if (!names.isEmpty()) {
            ResultArchive archive = ResultArchive.of(folder);
            tasks.addAll(new Measurements(catalog(config))
                    .comparable(archived(archive, both.tuned()), archived(archive, both.base()), names));
        }
        SystemComparison.Settings settings = new SystemComparison.Settings(OptionalInt.empty(), EXAMPLES, texts);
        return SystemComparison.of(both.tuned().label(), both.base().label(), tasks, settings);
    }

    /** Of the dev set's items, and of those of the tasks. */
    private ItemTexts texts(TuningRequest request) {
        Map<String, String> ofDev =
                request.development().map(DevelopmentData::texts).orElse(Map.of());
        ItemTexts ofTasks = new Measurements(catalog(Configuration.load())).texts();
        return place -> place.task().equals(DEV) ? Optional.ofNullable(ofDev.get(place.id())) : ofTasks.of(place);
    }

    private static ArchivedModel archived(ResultArchive archive, EvalSystem system) {
        TestedModel model = system.model();
        return archive.model(model.name() + "@" + model.revision());
    }

    private static MeasuredTask onDev(MeasuredOnDev measured) {
        return new MeasuredTask(
                DEV,
                DEV,
                measured.metric(),
                List.of(new MeasuredTask.Part(
                        "dev", "default", measured.scores().items())));
    }
}
