package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.training.calibration.Calibration;
import io.embedsmith.training.calibration.CalibrationReport;
import io.embedsmith.training.calibration.CalibrationValues;
import io.embedsmith.training.calibration.JudgedSimilarities;
import io.embedsmith.training.calibration.SavedThreshold;
import io.embedsmith.training.calibration.ScoreKind;
import io.embedsmith.training.calibration.ScoredGroup;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a model's scores mean on one's own data. */
@Command(
        name = "calibrate",
        description = {
            "Say what the scores of a model mean on your data: how those of positives and negatives lie, the threshold for a wanted",
            "precision or recall, and the chance that a pair of some score belongs together."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith calibrate --model bge-small-zh-v1.5 --input pairs.tsv --precision 0.95",
            "  embedsmith calibrate --model ./tuned --input my-beir-folder --split test --recall 0.9 --save",
            "  embedsmith calibrate --model bge-small-en-v1.5 --reranker ./my-reranker --input dev.jsonl --out report",
            "  embedsmith calibrate --model ./tuned"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "Id of an encoder, or a folder that holds one: its cosines, or with --reranker what it finds.")
    private @Nullable String model;

    @Option(
            names = "--reranker",
            paramLabel = "MODEL",
            description =
                    "Id of a reranker, or a folder that holds one: its scores, from 0 to 1, are looked at instead.")
    private @Nullable String reranker;

    @Mixin
    private CalibrateData data = new CalibrateData();

    @ArgGroup
    private ThresholdOptions threshold = new ThresholdOptions();

    @Option(
            names = "--save",
            description =
                    "Keep the threshold and the curve in the model's folder, as " + SavedThreshold.FILE_NAME + ".")
    private boolean save;

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        ModelDirectory subject = ModelDirectory.read(new ModelPlaces(config).folder(subject()));
        PrintWriter out = spec.commandLine().getOut();
        if (!data.isNamed()) {
            CalibrationText.print(SavedThreshold.read(subject), subject.card().id(), out);
            return ExitCode.DONE;
        }
        Calibration calibration = Calibration.of(scores(config), threshold.goal());
        ScoreKind kind = reranker == null ? ScoreKind.COSINE : ScoreKind.RELEVANCE;
        String name = subject.card().id().value();
        files.print(CalibrationValues.of(calibration), text -> CalibrationText.print(calibration, text), out);
        CalibrationReport report = new CalibrationReport(calibration, name, data.name(), files.language());
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("calibration.html", report.html());
        texts.put("calibration.md", report.markdown());
        texts.put("calibration.json", ReportFiles.json(CalibrationValues.of(calibration)));
        files.write(texts, spec.commandLine().getErr());
        if (save) {
            SavedThreshold.of(subject, kind, calibration, data.name()).writeTo(subject.path());
            spec.commandLine().getErr().println("wrote " + subject.path().resolve(SavedThreshold.FILE_NAME));
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** The model whose scores are looked at. */
    private String subject() {
        if (reranker != null) {
            return reranker;
        }
        if (model == null) {
            throw new CommandException(
                    "no model is named", "name an encoder with --model, or a reranker with --reranker");
        }
        return model;
    }

    private List<ScoredGroup> scores(EmbedsmithConfig config) {
        CalibrateData.Source source = data.read();
        try (OpenModels models = new OpenModels(config)) {
            return switch (source) {
                case CalibrateData.Source.Labelled(var pairs) ->
                    reranker == null
                            ? embedding(config, models, pairs::cosines)
                            : reranking(pairs.pairs(), scored -> pairs.relevances(opened(models), scored));
                case CalibrateData.Source.Judged(var dataset) -> {
                    JudgedSimilarities similarities =
                            embedding(config, models, embedder -> JudgedSimilarities.of(dataset, embedder));
                    yield reranker == null
                            ? similarities.cosines()
                            : reranking(
                                    similarities.pairs(), scored -> similarities.relevances(opened(models), scored));
                }
            };
        }
    }

    private Reranker opened(OpenModels models) {
        return models.reranker(String.valueOf(reranker));
    }

    private <T> T embedding(EmbedsmithConfig config, OpenModels models, Embedding<T> use) {
        if (model == null) {
            throw new CommandException(
                    "the passages that a reranker is to keep out are found by an encoder, and none is named",
                    "name one with --model");
        }
        try (Progress progress = progress("embedding", "texts")) {
            return use.of(new ModelEmbedder(
                    new LocalEncoder(models.model(model)),
                    KeptVectors.of(config, Clock.systemUTC()),
                    TaskInstructions.OF_MODEL,
                    (done, total) -> progress.update((double) done, total)));
        }
    }

    /** By the vectors of the encoder. */
    @FunctionalInterface
    private interface Embedding<T> {
        T of(Embedder embedder);
    }

    private List<ScoredGroup> reranking(long pairs, Reranking use) {
        AtomicLong done = new AtomicLong();
        try (Progress progress = progress("scoring", "pairs")) {
            return use.of(count -> progress.update((double) done.addAndGet(count), pairs));
        }
    }

    /** By the scores of the reranker. */
    @FunctionalInterface
    private interface Reranking {
        List<ScoredGroup> of(IntConsumer scored);
    }

    private Progress progress(String task, String unit) {
        return Progress.of(task, unit, spec.commandLine().getErr());
    }
}
