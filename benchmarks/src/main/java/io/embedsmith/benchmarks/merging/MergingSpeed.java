package io.embedsmith.benchmarks.merging;

import io.embedsmith.benchmarks.ChildProcess;
import io.embedsmith.benchmarks.data.ScratchFolder;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two models of 133 MB become one, each time in a fresh JVM, beside copying files of that size. */
@Command(
        name = "merging",
        mixinStandardHelpOptions = true,
        description =
                "Time and peak memory of merging two models of 133 MB tensor by tensor, beside copying the files.")
public final class MergingSpeed implements Callable<Integer> {
    private static final String MODEL = "bge-small-en-v1.5";
    private static final double TARGET_SECONDS = 5;
    private static final long TARGET_BYTES = 600L << 20;

    @Option(names = "--times", paramLabel = "N", description = "Merges that are measured (default: 5).")
    private int times = 5;

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        report.header("Merging", "two models like " + MODEL + ", linear, ONNX in, ONNX and safetensors out");
        try (ScratchFolder folder = ScratchFolder.create("embedsmith-merging")) {
            return measure(report, folder.path());
        }
    }

    private int measure(Report report, Path folder) throws IOException, InterruptedException {
        Path first = ModelFolders.configured().getFirst().resolve(MODEL);
        Path second = folder.resolve("second");
        long bytes = halved(first, second);
        double[] copies = new double[times];
        double[] merges = new double[times];
        double[] processes = new double[times];
        double[] peaks = new double[times];
        for (int i = 0; i < times; i++) {
            copies[i] = copyTwice(second.resolve("onnx/model.onnx"), folder);
            long start = System.nanoTime();
            List<String> said = merge(first, second, folder.resolve("merged"));
            processes[i] = (System.nanoTime() - start) / 1e9;
            merges[i] = Double.parseDouble(said.get(0)) / 1e9;
            peaks[i] = Double.parseDouble(said.get(1));
            ScratchFolder.delete(folder.resolve("merged"));
            report.progress("merge " + (i + 1) + ": " + Figures.decimals(merges[i], 2) + " s, copying took "
                    + Figures.decimals(copies[i], 2) + " s");
        }
        double seconds = Percentiles.of(processes).median();
        double copy = Percentiles.of(copies).median();
        double peak = Arrays.stream(peaks).max().orElseThrow();
        report.table(new MarkdownTable(
                        "MB each", "merging, s", "with start of the JVM, s", "copying 2 files, s", "ratio", "peak, MiB")
                .row(
                        Figures.decimals(bytes / 1e6, 0),
                        Figures.decimals(Percentiles.of(merges).median(), 2),
                        Figures.decimals(seconds, 2),
                        Figures.decimals(copy, 2),
                        Figures.decimals(Percentiles.of(merges).median() / copy, 1),
                        Figures.mebibytes((long) peak)));
        report.target(
                "merged in " + Figures.decimals(seconds, 2) + " s with the start of the JVM, target " + TARGET_SECONDS,
                seconds <= TARGET_SECONDS);
        report.target(
                "the whole process has at most " + Figures.mebibytes((long) peak) + " MiB, target "
                        + Figures.mebibytes(TARGET_BYTES),
                peak <= TARGET_BYTES);
        return report.exitCode();
    }

    /** Another model of the same size: every number is half of what it was. Returns the size of its graph. */
    private static long halved(Path source, Path target) throws IOException {
        ModelDirectory model = ModelDirectory.read(source);
        try (ModelWeights weights = ModelWeights.open(source);
                DerivedModel derived = DerivedModel.of(model, target)) {
            for (WeightTensor tensor : derived.tensors()) {
                float[] values = weights.read(weights.tensor(tensor.name()).orElseThrow());
                for (int i = 0; i < values.length; i++) {
                    values[i] /= 2;
                }
                derived.put(tensor.name(), values);
            }
            ModelDirectory written = derived.finish(
                    new ModelId("second"), Lineage.ofTraining(model.card().id(), "benchmark"));
            return Files.size(written.weights());
        }
    }

    /** A merge reads two files and writes two; copying two is as much, without arithmetic. Both reach the disk. */
    private static double copyTwice(Path file, Path folder) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            Path copy = Files.copy(file, folder.resolve("copy-" + i));
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < 2; i++) {
            Files.delete(folder.resolve("copy-" + i));
        }
        return seconds;
    }

    private static List<String> merge(Path first, Path second, Path target) throws IOException, InterruptedException {
        String said = ChildProcess.java(
                        MergeProgram.class, List.of(), first.toString(), second.toString(), target.toString())
                .lastLine();
        return List.of(said.split(" ", -1));
    }
}
