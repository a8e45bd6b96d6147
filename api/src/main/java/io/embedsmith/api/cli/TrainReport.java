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
        if (!requests(options.catalog(config)).isEmpty() && kind == ModelKind.RERANKER) {
            throw new CommandException(
                    "--tasks and --guards measure embedding models, a reranker is to be trained",
                    "leave them out, and measure it with 'eval --model M --reranker R --tasks T'");
        }
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
        TaskCatalog catalog = options.catalog(run.config());
        List<TaskRequest> requests = requests(catalog);
        try (EvalSession session = run.session()) {
            EvalSystem base = session.local(request.model().path() + "/");
            EvalSystem tuned = session.local(run.output().toAbsolutePath() + "/");
            Optional<TuningReport.OnDev> dev = request.development()
                    .map(data -> new TuningReport.OnDev(measured(session, base, data), measured(session, tuned, data)));
            session.run(List.of(base, tuned), requests);
            List<ComparableTask> compared = onDev(dev);
            if (!requests.isEmpty()) {
                List<String> names = requests.stream()
                        .map(task -> task.task().descriptor().name())
                        .toList();
                ResultArchive archive = ResultArchive.of(run.folder());
                compared.addAll(
                        new Measurements(catalog).comparable(archived(archive, tuned), archived(archive, base), names));
            }
            Map<String, String> texts =
                    request.development().map(DevelopmentData::texts).orElse(Map.of());
            ItemTexts ofTasks = new Measurements(catalog).texts();
            save(
                    run,
                    comparison(
                            tuned.label(),
                            base.label(),
                            compared,
                            place -> place.task().equals(DEV)
                                    ? Optional.ofNullable(texts.get(place.id()))
                                    : ofTasks.of(place)),
                    dev);
        }
    }

    private static MeasuredOnDev measured(EvalSession session, EvalSystem system, DevelopmentData data) {
        return session.measuring(system, DEV, (embedder, progress) -> MeasuredOnDev.of(data, embedder));
    }

    /**
     * The same of a reranker: before is the order in which the encoder finds the passages, or that of the reranker that was
     * tuned further.
     */
    void write(RerankerRequest request, Finished run) {
        if (request.development().isEmpty()) {
            TrainingRecord training = run.training();
            save(run, comparison(training.tuned(), training.base(), List.of(), ItemTexts.NONE), Optional.empty());
            return;
        }
        RerankerRequest.Candidates candidates = request.development().get();
        try (EvalSession session = run.session()) {
            EvalSystem encoder = session.local(candidates.encoder().path() + "/");
            EvalSystem base = request.model().card().kind() == ModelKind.RERANKER
                    ? reranked(session, encoder, request.model().path(), candidates)
                    : encoder;
            EvalSystem tuned = reranked(session, encoder, run.output().toAbsolutePath(), candidates);
            TuningReport.OnDev dev =
                    new TuningReport.OnDev(measured(session, base, candidates), measured(session, tuned, candidates));
            Map<String, String> texts = new DevelopmentData.Retrieval(candidates.dataset()).texts();
            save(
                    run,
                    comparison(
                            tuned.label(),
                            base.label(),
                            onDev(Optional.of(dev)),
                            place -> Optional.ofNullable(texts.get(place.id()))),
                    Optional.of(dev));
        }
    }

    private static EvalSystem reranked(
            EvalSession session, EvalSystem encoder, Path reranker, RerankerRequest.Candidates candidates) {
        return encoder.with(new SecondStage(session.reranker(reranker + "/"), candidates.depth()));
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
