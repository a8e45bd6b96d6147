package io.embedsmith.benchmarks.server;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long the packaged server takes from its start, with an existing database, until it is ready. */
@Command(
        name = "start-up",
        mixinStandardHelpOptions = true,
        description = "Time from the start of the packaged server to ready, with an existing database.")
public final class StartUp implements Callable<Integer> {
    private static final double TARGET_SECONDS = 4;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--times", paramLabel = "N", description = "Starts that are measured (default: 5).")
    private int times = 5;

    @Option(
            names = "--server",
            paramLabel = "JAR",
            description =
                    "The packaged server (default: .embedsmith/app/quarkus-run.jar, which ./embedsmith build makes).")
    private Path server = Path.of(".embedsmith", "app", "quarkus-run.jar");

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        report.header("Start of the server", "its private Postgres is started with it");
        report.progress("first start, not counted: makes the database if there is none");
        double first = startOnce();
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            seconds[i] = startOnce();
            report.progress("start " + (i + 1) + ": " + Figures.decimals(seconds[i], 2) + " s");
        }
        double median = Percentiles.of(seconds).median();
        report.table(new MarkdownTable("starts", "median s", "fastest", "slowest", "first, not counted")
                .row(
                        Integer.toString(times),
                        Figures.decimals(median, 2),
                        Figures.decimals(Arrays.stream(seconds).min().orElseThrow(), 2),
                        Figures.decimals(Arrays.stream(seconds).max().orElseThrow(), 2),
                        Figures.decimals(first, 2)));
        report.target(
                "ready in " + Figures.decimals(median, 2) + " s, target " + TARGET_SECONDS, median <= TARGET_SECONDS);
        return report.exitCode();
    }

    private double startOnce() throws Exception {
        try (PackagedServer running = PackagedServer.start(server, options.work())) {
            return running.startTime().toMillis() / 1000.0;
        }
    }
}
