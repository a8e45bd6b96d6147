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
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultArchive;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.significance.IncomparableException;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.training.report.MeasuredOnDev;
import io.embedsmith.training.report.TrainingRecord;
import io.embedsmith.training.report.TuningReport;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.tuning.RerankerRequest;
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
import java.util.stream.Stream;
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

    /**
     * A run that came to its end.
     *
     * @param output folder of the new model
     * @param training how it went
     * @param err hears how far measuring is
     */
    record Finished(EmbedsmithConfig config, Path output, TrainingRecord training, PrintWriter err) {
        Path folder() {
            return TuningRequest.runFolder(output);
        }

        EvalSession session() {
            return EvalSession.open(config, Optional.of(folder()), err);
        }
    }

    /** Complains about what cannot be measured, before training begins. */
    void check(ModelKind kind, EmbedsmithConfig config) {
        for (TaskRequest request : requests(options.catalog(config))) {
            TaskDescriptor task = request.task().descriptor();
            if (kind == ModelKind.RERANKER && !task.type().hasQueries()) {
                throw new CommandException(
                        "task " + task.name() + " is of type " + task.type().label()
                                + ", in which a reranker has nothing to put in order",
                        "name tasks of type Retrieval or Reranking; 'embedsmith eval list' tells the types");
            }
        }
    }

    /** Whether any task is measured. */
    boolean hasTasks() {
        return !targets.isEmpty() || !guards.isEmpty();
    }

    /** Whether there is a model that was to have a report, and has none. */
    boolean isMissing(Path output) {
        Path folder = TuningRequest.runFolder(output);
        return Files.exists(folder) && !Files.exists(folder.resolve(JSON));
    }

    /** Tasks of both kinds. */
    private List<TaskRequest> requests(TaskCatalog catalog) {
        return Stream.of(targets, guards)
                .flatMap(List::stream)
                .map(name -> TaskRequest.of(catalog.task(name)))
                .toList();
    }

    /**
     * Measures the encoder before and after, and writes {@code report.html}, {@code report.md} and {@code report.json} into the
     * run's folder; those of a second language have its name in theirs.
     */
    void write(TuningRequest request, Finished run) {
        try (EvalSession session = run.session()) {
            EvalSystem base = session.local(request.model().path() + "/");
            EvalSystem tuned = session.local(run.output().toAbsolutePath() + "/");
            Optional<TuningReport.OnDev> dev = request.development()
                    .map(data -> new TuningReport.OnDev(
                            measured(session, base, data), measured(session, tuned, data), data.positives()));
            Map<String, String> texts =
                    request.development().map(DevelopmentData::texts).orElse(Map.of());
            write(run, session, new BothModels(base, tuned, dev, texts));
        }
    }

    /**
     * The same of a reranker: before is the order in which the encoder finds the passages, or that of the reranker that was
     * tuned further.
     *
     * @param first finds the passages; empty where nothing is measured
     */
    void write(RerankerRequest request, Optional<TrainReranker.FirstStage> first, Finished run) {
        if (first.isEmpty()) {
            TrainingRecord training = run.training();
            save(run, comparison(training.tuned(), training.base(), List.of(), ItemTexts.NONE), Optional.empty());
            return;
        }
        try (EvalSession session = run.session()) {
            EvalSystem encoder = session.local(first.get().encoder().path() + "/");
            int depth = first.get().depth();
            EvalSystem base = request.model().card().kind() == ModelKind.RERANKER
                    ? reranked(session, encoder, request.model().path(), depth)
                    : encoder;
            EvalSystem tuned = reranked(session, encoder, run.output().toAbsolutePath(), depth);
            Optional<TuningReport.OnDev> dev = request.development()
                    .map(candidates -> new TuningReport.OnDev(
                            measured(session, base, candidates),
                            measured(session, tuned, candidates),
                            Optional.empty()));
            Map<String, String> texts = request.development()
                    .map(candidates -> new DevelopmentData.Retrieval(candidates.dataset()).texts())
                    .orElse(Map.of());
            write(run, session, new BothModels(base, tuned, dev, texts));
        }
    }

    /**
     * What is compared.
     *
     * @param dev both on the dev set
     * @param texts of the dev set, by the item's id
     */
    private record BothModels(
            EvalSystem base, EvalSystem tuned, Optional<TuningReport.OnDev> dev, Map<String, String> texts) {}

    /** Measures both on the tasks, too. */
    private void write(Finished run, EvalSession session, BothModels both) {
        TaskCatalog catalog = options.catalog(run.config());
        List<TaskRequest> requests = requests(catalog);
        session.run(List.of(both.base(), both.tuned()), requests);
        List<ComparableTask> tasks = new ArrayList<>();
        if (!requests.isEmpty()) {
            List<String> names = requests.stream()
                    .map(task -> task.task().descriptor().name())
                    .toList();
            ResultArchive archive = ResultArchive.of(run.folder());
            tasks.addAll(new Measurements(catalog)
                    .comparable(archived(archive, both.tuned()), archived(archive, both.base()), names));
        }
        ItemTexts ofTasks = new Measurements(catalog).texts();
        ItemTexts texts = place ->
                place.task().equals(DEV) ? Optional.ofNullable(both.texts().get(place.id())) : ofTasks.of(place);
        save(run, compared(both, tasks, texts, run.err()), both.dev());
    }

    /** Of a dev set that is too small for tests of significance, without them: the model is there, and so is its report. */
    private static SystemComparison compared(
            BothModels both, List<ComparableTask> tasks, ItemTexts texts, PrintWriter err) {
        String tuned = both.tuned().label();
        String base = both.base().label();
        List<ComparableTask> all = onDev(both.dev());
        all.addAll(tasks);
        try {
            return comparison(tuned, base, all, texts);
        } catch (IncomparableException e) {
            SystemComparison without = comparison(tuned, base, tasks, texts);
            err.println("The report compares no items of the dev set: " + e.getMessage());
            return without;
        }
    }

    private static MeasuredOnDev measured(EvalSession session, EvalSystem system, DevelopmentData data) {
        return session.measuring(system, DEV, (embedder, progress) -> MeasuredOnDev.of(data, embedder));
    }

    private static EvalSystem reranked(EvalSession session, EvalSystem encoder, Path reranker, int depth) {
        return encoder.with(new SecondStage(session.reranker(reranker + "/"), depth));
    }

    private static MeasuredOnDev measured(
            EvalSession session, EvalSystem system, RerankerRequest.Candidates candidates) {
        return session.measuring(
                system,
                DEV,
                (embedder, progress) ->
                        MeasuredOnDev.of(candidates, system.tested().second(), embedder, progress));
    }

    private static List<ComparableTask> onDev(Optional<TuningReport.OnDev> dev) {
        List<ComparableTask> compared = new ArrayList<>();
        dev.ifPresent(both -> compared.add(onDev(both.after()).beside(onDev(both.before()))));
        return compared;
    }

    private static MeasuredTask onDev(MeasuredOnDev measured) {
        return new MeasuredTask(
                DEV,
                DEV,
                measured.metric(),
                List.of(new MeasuredTask.Part(
                        "dev", "default", measured.scores().items())));
    }

    private static ArchivedModel archived(ResultArchive archive, EvalSystem system) {
        TestedModel model = system.model();
        return archive.model(model.name() + "@" + model.revision());
    }

    private static SystemComparison comparison(String tuned, String base, List<ComparableTask> tasks, ItemTexts texts) {
        return SystemComparison.of(
                tuned, base, tasks, new SystemComparison.Settings(OptionalInt.empty(), EXAMPLES, texts));
    }

    private void save(Finished run, SystemComparison comparison, Optional<TuningReport.OnDev> dev) {
        for (Language language : languages) {
            TuningReport report = new TuningReport(run.training(), comparison, dev, language);
            String name = language == languages.getFirst()
                    ? "report"
                    : "report." + language.name().toLowerCase(Locale.ROOT);
            AtomicFile.write(run.folder().resolve(name + ".html"), report.html());
            AtomicFile.write(run.folder().resolve(name + ".md"), report.markdown());
        }
        TuningReport first = new TuningReport(run.training(), comparison, dev, languages.getFirst());
        AtomicFile.write(run.folder().resolve(JSON), ReportFiles.json(first.values()));
        run.err().println("wrote " + run.folder().resolve("report.html") + ", report.md and report.json");
        run.err().flush();
    }
}
