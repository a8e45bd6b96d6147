package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long clustering and classification take once the vectors are there. */
@Command(
        name = "learning",
        mixinStandardHelpOptions = true,
        description = "Mini-batch k-means and logistic regression as the protocols run them, on vectors of real texts,"
                + " beside scikit-learn.")
public final class LearningSpeed implements Callable<Integer> {
    private static final double TARGET = 2;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--turns", paramLabel = "N", description = "Runs that are timed, after a first one (default: 5).")
    private int turns = 5;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A Python that has scikit-learn, to time it on the same vectors.")
    private @Nullable Path python;

    @Option(names = "--python-program", paramLabel = "FILE", description = "Where scikit_learn.py lies.")
    private Path program = Path.of("benchmarks", "scikit_learn.py");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = Report.standard();
        List<LearningWork> works = new TaskVectors(options, report).works();
        report.header(
                "Clustering and classification beside scikit-learn, " + turns + " turns",
                Runtime.getRuntime().availableProcessors() + " processors, all of them for either side");
        MarkdownTable table = new MarkdownTable(
                "what",
                "first, s",
                "median, s",
                "scikit-learn, all threads",
                "one thread",
                "ratio to the faster",
                "agreement");
        for (LearningWork work : works) {
            measure(report, table, work);
        }
        report.line("");
        report.table(table);
        return report.exitCode();
    }

    private void measure(Report report, MarkdownTable table, LearningWork work)
            throws IOException, InterruptedException {
        double[] ours = new double[turns + 1];
        List<int[]> found = List.of();
        for (int turn = 0; turn <= turns; turn++) {
            long start = System.nanoTime();
            found = work.run();
            ours[turn] = (System.nanoTime() - start) / 1e9;
        }
        report.progress(work.name() + ": " + Arrays.toString(ours));
        if (python == null) {
            table.row(work.name(), decimals(ours[0]), decimals(later(ours)), "", "", "", "");
            return;
        }
        ScikitLearn.Peer scikitLearn = new ScikitLearn.Peer(python, program, turns + 1);
        ScikitLearn all = scikitLearn.run(work, found.size(), ScikitLearn.Threads.ALL);
        ScikitLearn one = scikitLearn.run(work, found.size(), ScikitLearn.Threads.ONE);
        report.progress("scikit-learn " + all.version() + ": " + Arrays.toString(all.seconds()) + ", with one thread "
                + Arrays.toString(one.seconds()));
        double ratio = later(ours) / Math.min(later(all.seconds()), later(one.seconds()));
        table.row(
                work.name(),
                decimals(ours[0]),
                decimals(later(ours)),
                decimals(later(all.seconds())),
                decimals(later(one.seconds())),
                Figures.decimals(ratio, 2),
                Figures.decimals(work.agreement(found, all.found()), 4));
        report.target(
                work.name() + ": " + Figures.decimals(ratio, 2) + " times the seconds of scikit-learn " + all.version()
                        + ", at most " + TARGET,
                ratio <= TARGET);
    }

    /** Median without the first, which is that of a cold program. */
    private static double later(double... seconds) {
        return Percentiles.of(Arrays.copyOfRange(seconds, 1, seconds.length)).median();
    }

    private static String decimals(double seconds) {
        return Figures.decimals(seconds, 3);
    }
}
