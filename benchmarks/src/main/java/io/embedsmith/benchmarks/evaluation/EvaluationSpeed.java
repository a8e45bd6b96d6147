package io.embedsmith.benchmarks.evaluation;

import ai.onnxruntime.OrtEnvironment;
import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.ScratchFolder;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What everything but embedding costs in an evaluation: reading, checking, keeping vectors, scoring, writing. */
@Command(
        name = "evaluation",
        mixinStandardHelpOptions = true,
        description =
                "Tokens a second of whole evaluations without kept vectors, beside embedding the same texts alone.")
public final class EvaluationSpeed implements Callable<Integer> {
    private static final double TARGET = 0.9;
    private static final long CACHE_BYTES = 1L << 32;

    /** A task and a model that is meant for its language. */
    private enum Case {
        STS12("STS12", "all-minilm-l6-v2"),
        STS_BENCHMARK("STSBenchmark", "bge-small-en-v1.5"),
        BQ("BQ", "bge-small-zh-v1.5"),
        BANKING("Banking77Classification", "all-minilm-l6-v2"),
        SENTIMENT("MultilingualSentiment", "bge-small-zh-v1.5");

        private final String task;
        private final String model;

        Case(String task, String model) {
            this.task = task;
            this.model = model;
        }
    }

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the model (default: 2).")
    private int threads = 2;

    @Option(names = "--turns", paramLabel = "N", description = "Timed runs of either kind (default: 3).")
    private int turns = 3;

    @Override
    public Integer call() throws IOException {
        Report report = Report.standard();
        report.header(
                "Evaluations beside embedding alone, no vector kept from before, " + threads + " threads, " + turns
                        + " turns",
                "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion());
        MarkdownTable table = new MarkdownTable(
                "task",
                "model",
                "texts",
                "tokens",
                "evaluation, tokens/s",
                "embedding alone",
                "ratio",
                "least to greatest",
                "of processor time");
        TaskCatalog catalog = TaskCatalog.of(new DataFolder(options.sets(), "name its folder with --sets"), List.of());
        try (LocalModelHost host = LocalModelHost.open(
                ModelHostSettings.of(ModelFolders.configured()).withThreads(threads))) {
            for (Case each : Case.values()) {
                measure(report, table, new Subject(each, host.model(new ModelId(each.model)), catalog.task(each.task)));
            }
        }
        report.line("");
        report.table(table);
        return report.exitCode();
    }

    private record Subject(Case name, EmbeddingModel model, TaskCatalog.Task task) {

        Cost ofEvaluation(TextEncoder encoder) throws IOException {
            try (ScratchFolder folder = ScratchFolder.create("embedsmith-evaluation");
                    ResultFolder results = ResultFolder.open(folder.path(), "benchmark")) {
                VectorCache cache = new VectorCache(folder.path().resolve("vectors"), CACHE_BYTES, Clock.systemUTC());
                return Cost.of(() -> {
                    TaskOutcome outcome = new TaskRunner(results, cache, Clock.systemUTC())
                            .run(encoder, TaskRequest.of(task), RunListener.NONE);
                    if (outcome instanceof TaskOutcome.Failed failed) {
                        throw failed.cause();
                    }
                });
            }
        }

        Cost ofEmbedding(List<String> texts) throws IOException {
            return Cost.of(() -> model.embed(EmbeddingRequest.of(TextRole.SYMMETRIC, texts)));
        }

        long tokens(List<String> texts) {
            int most = model.card().maxTokens();
            return texts.stream()
                    .mapToLong(text -> Math.min(
                            most,
                            model.tokenizer().countTokens(text)
                                    + model.tokenizer().specialTokens()))
                    .sum();
        }
    }

    private void measure(Report report, MarkdownTable table, Subject subject) throws IOException {
        LocalEncoder encoder = new LocalEncoder(subject.model());
        RememberingEncoder remembering = new RememberingEncoder(encoder);
        subject.ofEvaluation(remembering); // warms up, and tells which texts there are
        List<String> texts = remembering.texts();
        long tokens = subject.tokens(texts);
        double[] alone = new double[turns];
        double[] whole = new double[turns];
        double[] ratios = new double[turns];
        double[] processorRatios = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            Cost embedding = subject.ofEmbedding(texts);
            Cost evaluation = subject.ofEvaluation(encoder);
            alone[turn] = embedding.seconds();
            whole[turn] = evaluation.seconds();
            ratios[turn] = embedding.seconds() / evaluation.seconds();
            processorRatios[turn] = embedding.processorSeconds() / evaluation.processorSeconds();
            report.progress(subject.name().task + ": " + embedding + " alone, " + evaluation + " evaluated");
        }
        Percentiles ratio = Percentiles.of(ratios);
        table.row(
                subject.name().task,
                subject.name().model,
                Integer.toString(texts.size()),
                Long.toString(tokens),
                Figures.decimals(tokens / Percentiles.of(whole).median(), 0),
                Figures.decimals(tokens / Percentiles.of(alone).median(), 0),
                Figures.decimals(ratio.median(), 2),
                Figures.decimals(ratio.at(1), 2) + " to " + Figures.decimals(ratio.at(100), 2),
                Figures.decimals(Percentiles.of(processorRatios).median(), 2));
        report.target(
                subject.name().task + " with " + subject.name().model + " runs at "
                        + Figures.decimals(ratio.median(), 2)
                        + " of the rate of embedding (median of the turns), target " + TARGET,
                ratio.median() >= TARGET);
    }
}
