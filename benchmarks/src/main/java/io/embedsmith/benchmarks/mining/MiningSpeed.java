package io.embedsmith.benchmarks.mining;

import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.server.ProcessMemory;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.mining.Choice;
import io.embedsmith.training.mining.Miner;
import io.embedsmith.training.mining.MiningData;
import io.embedsmith.training.mining.MiningSettings;
import io.embedsmith.training.mining.RankRange;
import io.embedsmith.training.mining.Sameness;
import io.embedsmith.training.mining.ScoreLimits;
import io.embedsmith.training.neighbour.GemmSearch;
import io.embedsmith.training.neighbour.Neighbour;
import io.embedsmith.training.neighbour.NeighbourSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long mining takes once the vectors are there. */
@Command(
        name = "mining",
        mixinStandardHelpOptions = true,
        description = "Mines 5,500 queries over 61,842 passages whose vectors are given, beside faiss' flat search.")
public final class MiningSpeed implements Callable<Integer> {
    private static final int QUERIES = 5_500;
    private static final int PASSAGES = 61_842;
    private static final int DIMENSION = 384;
    private static final double TARGET_SECONDS = 5;
    private static final long TARGET_BYTES = 3L << 29;
    private static final MiningSettings SETTINGS = new MiningSettings(
            new RankRange(10, 210, RankRange.Counted.FOUND),
            ScoreLimits.NONE,
            Sameness.OF_TEXT,
            new Choice(7, Choice.Sampling.RANDOM, Choice.Shortage.KEEP, 42));

    @Option(names = "--turns", paramLabel = "N", description = "Runs that are timed (default: 5).")
    private int turns = 5;

    @Option(
            names = "--faiss",
            paramLabel = "PYTHON",
            description = "A Python that has faiss-cpu, to time its search of the same vectors as well.")
    private @Nullable Path python;

    @Option(names = "--faiss-program", paramLabel = "FILE", description = "Where faiss_flat.py lies.")
    private Path program = Path.of("benchmarks", "faiss_flat.py");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = Report.standard();
        int threads = Runtime.getRuntime().availableProcessors();
        report.progress("making vectors");
        MiningData data = RandomMining.of(QUERIES, PASSAGES, DIMENSION);
        MarkdownTable table = new MarkdownTable("what", "first run, s", "median of " + turns + ", s");
        long before = System.nanoTime();
        Libtorch.load(threads);
        double loading = (System.nanoTime() - before) / 1e9;
        double[] mining = timed(report, "mining", () -> mine(data));
        double[] search = timed(report, "search", () -> search(data));
        ProcessMemory memory = ProcessMemory.ofThisProcess();
        Optional<FaissFlat> faiss = python == null
                ? Optional.empty()
                : Optional.of(FaissFlat.run(
                        python,
                        program,
                        data.vectors(),
                        new FaissFlat.Task(SETTINGS.range().to(), threads, turns + 1)));
        report.header(
                String.format(
                        Locale.ROOT,
                        "Mining %,d queries over %,d passages, dimension %d, ranks 10-210, %d threads",
                        QUERIES,
                        PASSAGES,
                        DIMENSION,
                        threads),
                "faiss " + faiss.map(FaissFlat::version).orElse("not asked for"));
        row(table, "mining, search included", mining);
        row(table, "search alone", search);
        table.row("loading libtorch, once in a process", Figures.decimals(loading, 2), "");
        faiss.ifPresent(peer -> row(table, "faiss IndexFlatIP, search alone", peer.seconds()));
        report.table(table);
        faiss.ifPresent(peer -> report.line("- reported: neighbours that are also faiss': "
                + Figures.decimals(100 * peer.agreement(search(data)), 4) + " %"));
        report.target(
                "the first run takes " + Figures.decimals(mining[0] + loading, 1) + " s with loading, at most "
                        + TARGET_SECONDS + " s",
                mining[0] + loading <= TARGET_SECONDS);
        report.target("at most 1.5 GiB: " + memory.line(), memory.peak() <= TARGET_BYTES);
        return report.exitCode();
    }

    private static long mine(MiningData data) {
        return new Miner(data.exactSearch(), Optional.empty(), (done, total) -> {})
                .mine(data, SETTINGS)
                .report()
                .negatives();
    }

    private static List<List<Neighbour>> search(MiningData data) {
        NeighbourSearch search = GemmSearch.overFirst(
                data.passages().candidates(), data.vectors().passages());
        return search.search(data.vectors().queries(), SETTINGS.range().to());
    }

    /** Seconds; the first run is that of a cold program. */
    private double[] timed(Report report, String what, Runnable work) {
        List<Double> seconds = new ArrayList<>();
        for (int turn = 0; turn <= turns; turn++) {
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
            report.progress(what + ": " + Figures.decimals(seconds.getLast(), 2) + " s");
        }
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void row(MarkdownTable table, String what, double... seconds) {
        Percentiles later = Percentiles.of(Arrays.copyOfRange(seconds, 1, seconds.length));
        table.row(what, Figures.decimals(seconds[0], 2), Figures.decimals(later.median(), 2));
    }
}
