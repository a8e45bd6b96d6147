package io.embedsmith.benchmarks.training;

import io.embedsmith.benchmarks.ChildProcess;
import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.MixedLengths;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.data.ScratchFolder;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a model is trained, next to what the machine can multiply and to sentence-transformers. */
@Command(
        name = "training-step",
        mixinStandardHelpOptions = true,
        description = "Tokens a second and memory of training steps, beside sentence-transformers on PyTorch.")
public final class TrainingSpeed implements Callable<Integer> {
    private static final int BATCH = 32;
    private static final int TOKENS = 128;
    private static final double OF_GEMM = 0.6;
    private static final long TARGET_BYTES = 3L << 30;

    /** A model and texts that it is trained on. */
    private enum Case {
        CHINESE_FULL("bge-small-zh-v1.5", PublicSet.CMRC2018, true),
        ENGLISH_FULL("bge-small-en-v1.5", PublicSet.DEBIAN_PACKAGES, true),
        ENGLISH_MIXED("bge-small-en-v1.5", PublicSet.DEBIAN_PACKAGES, false);

        private final String model;
        private final PublicSet set;
        private final boolean isFull;

        Case(String model, PublicSet set, boolean isFull) {
            this.model = model;
            this.set = set;
            this.isFull = isFull;
        }

        private String lengths() {
            return isFull ? TOKENS + " each" : "mixed, at most " + TOKENS;
        }
    }

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of either side (default: 2).")
    private int threads = 2;

    @Option(names = "--turns", paramLabel = "N", description = "Processes of either side (default: 3).")
    private int turns = 3;

    @Option(names = "--steps", paramLabel = "N", description = "Steps that a process times (default: 5).")
    private int steps = 5;

    @Option(names = "--warm", paramLabel = "N", description = "Steps before them (default: 2).")
    private int warm = 2;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A Python that has sentence-transformers, to time it as well.")
    private @Nullable Path python;

    @Option(names = "--python-program", paramLabel = "FILE", description = "Where training_step.py lies.")
    private Path program = Path.of("benchmarks", "training_step.py");

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        report.header(
                "Training steps, batches of " + BATCH + " pairs, dropout 0.1 but of attention none, " + threads
                        + " threads, " + turns + " processes of " + steps + " steps",
                "InfoNCE with AdamW");
        MarkdownTable table = new MarkdownTable(
                "model",
                "tokens of a text",
                "tokens/s",
                "of GEMM",
                "sentence-transformers",
                "ratio",
                "peak, MiB",
                "its peak");
        try (ScratchFolder folder = ScratchFolder.create("embedsmith-training")) {
            for (Case each : Case.values()) {
                measure(report, each, Files.createDirectory(folder.path().resolve(each.name())), table);
            }
        }
        report.line("");
        report.table(table);
        return report.exitCode();
    }

    private void measure(Report report, Case chosen, Path folder, MarkdownTable table)
            throws IOException, InterruptedException {
        Path source = ModelFolders.configured().getFirst().resolve(chosen.model);
        ModelDirectory model = ModelDirectory.read(source);
        Path data = folder.resolve("pairs.jsonl");
        FlagEmbeddingWriter.write(data, examples(chosen, model));
        Path loadable = folder.resolve("model");
        copy(source, loadable);
        List<StepRate> ours = new ArrayList<>();
        List<StepRate> theirs = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            ours.add(StepRate.of(own(loadable, data, folder.resolve("run-" + turn))));
            report.progress(chosen + ": " + ours.getLast().line());
            if (python != null) {
                theirs.add(StepRate.of(other(python, loadable, data)));
                report.progress(chosen + ": " + theirs.getLast().line());
            }
        }
        double gemm = Stream.concat(ours.stream(), theirs.stream())
                .mapToDouble(StepRate::gemm)
                .max()
                .orElseThrow();
        double rate = median(ours);
        double share = rate * 6 * weights(model) / gemm;
        long peak = ours.stream().mapToLong(StepRate::peak).max().orElseThrow();
        Optional<Double> ratio = theirs.isEmpty() ? Optional.empty() : Optional.of(rate / median(theirs));
        table.row(
                chosen.model,
                chosen.lengths(),
                Figures.decimals(rate, 0),
                Figures.decimals(share, 2),
                theirs.isEmpty() ? "" : Figures.decimals(median(theirs), 0),
                ratio.map(value -> Figures.decimals(value, 2)).orElse(""),
                Figures.mebibytes(peak),
                theirs.stream()
                        .max(Comparator.comparingLong(StepRate::peak))
                        .map(most -> Figures.mebibytes(most.peak()))
                        .orElse(""));
        String what = chosen.model + ", " + chosen.lengths() + ": ";
        report.line("- reported: " + what + "matrix products run at " + Figures.decimals(gemm / 1e9, 0) + " GFLOP/s; "
                + ours.getFirst().version()
                + theirs.stream()
                        .findFirst()
                        .map(other -> ", sentence-transformers " + other.version())
                        .orElse(""));
        if (chosen.isFull) {
            report.target(what + Figures.decimals(share, 2) + " of GEMM, target " + OF_GEMM, share >= OF_GEMM);
            report.target(what + Figures.mebibytes(peak) + " MiB, target 3,072", peak <= TARGET_BYTES);
        }
        ratio.ifPresent(value -> report.target(
                what + Figures.decimals(value, 2) + " times sentence-transformers, target 1.0", value >= 1));
    }

    private List<TrainingExample> examples(Case chosen, ModelDirectory model) {
        List<String> passages = options.read(chosen.set).corpus().passages().stream()
                .map(Passage::text)
                .toList();
        int count = BATCH * (warm + steps);
        try (SubwordTokenizer tokenizer = SubwordTokenizer.load(model.tokenizer())) {
            List<String> texts = chosen.isFull
                    ? MixedLengths.ofLength(TOKENS, passages, tokenizer, 2 * count)
                    : MixedLengths.cut(passages, tokenizer, 2 * count);
            return IntStream.range(0, count)
                    .mapToObj(i -> new TrainingExample(
                            texts.get(2 * i),
                            List.of(texts.get(2 * i + 1)),
                            List.of(),
                            Optional.empty(),
                            Optional.of(""),
                            Optional.empty()))
                    .toList();
        }
    }

    /** The same weights in a folder that both sides load. */
    private static void copy(Path source, Path target) throws IOException {
        ModelDirectory model = ModelDirectory.read(source);
        try (ModelWeights weights = ModelWeights.open(source);
                DerivedModel derived = DerivedModel.of(model, target)) {
            for (WeightTensor tensor : derived.tensors()) {
                derived.put(
                        tensor.name(),
                        weights.read(weights.tensor(tensor.name()).orElseThrow()));
            }
            derived.finish(new ModelId("copy"), Lineage.ofTraining(model.card().id(), "benchmark"));
        }
    }

    /** Weights that each token is multiplied with. */
    private static long weights(ModelDirectory model) {
        try (TrainableEncoder encoder = TrainableEncoder.open(model)) {
            return encoder.parameters().stream()
                    .filter(parameter -> !parameter.name().contains("embeddings"))
                    .mapToLong(parameter -> parameter.value().numel())
                    .sum();
        }
    }

    private static double median(List<StepRate> rates) {
        return Percentiles.of(
                        rates.stream().mapToDouble(StepRate::tokensPerSecond).toArray())
                .median();
    }

    private ChildProcess own(Path model, Path data, Path run) {
        return ChildProcess.java(
                        TrainingProgram.class,
                        List.of("-Xmx512m"),
                        model.toString(),
                        data.toString(),
                        Integer.toString(BATCH),
                        Integer.toString(TOKENS),
                        Integer.toString(threads),
                        Integer.toString(warm),
                        run.toString())
                .with(Libtorch.TRAINING_ENVIRONMENT);
    }

    private ChildProcess other(Path interpreter, Path model, Path data) {
        return new ChildProcess(List.of(
                interpreter.toString(),
                program.toString(),
                model.toString(),
                data.toString(),
                Integer.toString(BATCH),
                Integer.toString(TOKENS),
                Integer.toString(threads),
                Integer.toString(warm)));
    }
}
