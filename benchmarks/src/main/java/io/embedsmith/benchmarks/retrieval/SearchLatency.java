package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.server.HttpSearch;
import io.embedsmith.benchmarks.server.PackagedServer;
import io.embedsmith.benchmarks.server.ProcessMemory;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.tenant.TenantId;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a search takes with two clients at once, embedding of the query included. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "p50, p95 and p99 of a search on debian_packages, indexRecall@10 and memory.")
public final class SearchLatency implements Callable<Integer> {
    private static final int K = 10;
    private static final Map<SearchMode, Double> TARGET_MILLIS =
            new EnumMap<>(Map.of(SearchMode.DENSE, 15.0, SearchMode.KEYWORD, 40.0, SearchMode.HYBRID, 50.0));
    private static final double TARGET_RECALL = 0.98;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--clients", paramLabel = "N", description = "Threads that search at once (default: 2).")
    private int clients = 2;

    @Option(names = "--rounds", paramLabel = "N", description = "Times that all queries are asked (default: 5).")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Times that all queries are asked before (default: 8): until then the JVM's compiler takes"
                    + " much of two cores.")
    private int warmUp = 8;

    @Option(
            names = "--server",
            paramLabel = "JAR",
            description = "Also measure through HTTP, against this packaged server (quarkus-run.jar).")
    private @Nullable Path server;

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        RetrievalDataset dataset = options.read(PublicSet.DEBIAN_PACKAGES);
        List<Query> queries = dataset.topics().queries();
        MarkdownTable table = new MarkdownTable("path", "mode", "p50 ms", "p95 ms", "p99 ms", "searches/s");
        CollectionName name;
        try (ModelHost models = Models.bundled();
                Workplace workplace = Workplace.open(options.work(), models)) {
            name = CachedCollection.fill(workplace, dataset, PublicSet.DEBIAN_PACKAGES.model(), report);
            report.header(
                    "Latency of a search, " + clients + " clients, " + queries.size() + " queries, "
                            + dataset.corpus().size() + " passages, k " + K + ", depth 100",
                    workplace.versions() + ", " + PublicSet.DEBIAN_PACKAGES.model());
            try (RetrievalSystem retrieval = workplace.retrieval()) {
                Map<SearchMode, Load> loads = measure(
                        report,
                        queries,
                        (mode, query) -> requireResults(
                                mode,
                                query,
                                retrieval
                                        .retriever()
                                        .search(TenantId.DEFAULT, name, SearchRequest.of(query.text(), mode, K))
                                        .results()
                                        .size()));
                addRows(table, "in process", loads);
                checkTargets(report, loads);
                double recall = new IndexRecall(workplace, name).measure(queries, K);
                report.target(
                        "indexRecall@10 " + Figures.decimals(recall, 4) + " against exact search, target "
                                + TARGET_RECALL,
                        recall >= TARGET_RECALL);
                ProcessMemory.ofThisProcess().check(report, "the benchmark process");
            }
        }
        if (server != null) {
            try (PackagedServer running = PackagedServer.start(server, options.work());
                    HttpSearch http = new HttpSearch(running.baseUri(), running.key(), name.value())) {
                addRows(
                        table,
                        "HTTP",
                        measure(
                                report,
                                queries,
                                (mode, query) ->
                                        requireResults(mode, query, http.search(query.text(), word(mode), K))));
                ProcessMemory.of(running.pid()).check(report, "the server process");
            }
        }
        report.line("");
        report.table(table);
        return report.exitCode();
    }

    /** The modes in turns, so that drift of the machine falls on all. What the first round is like is told as well. */
    private Map<SearchMode, Load> measure(Report report, List<Query> queries, BiConsumer<SearchMode, Query> search)
            throws InterruptedException {
        Map<SearchMode, Load> loads = new EnumMap<>(SearchMode.class);
        for (int round = 1; round <= warmUp + rounds; round++) {
            boolean warm = round > warmUp;
            for (SearchMode mode : SearchMode.values()) {
                Load load = Load.run(clients, queries, query -> search.accept(mode, query));
                String p95 =
                        mode + ": p95 " + Figures.decimals(load.percentiles().at(95), 1) + " ms";
                report.progress("round " + round + (warm ? " " : " (warm-up) ") + p95);
                if (round == 1) {
                    report.line("- in the first round after the start, " + p95);
                }
                if (warm) {
                    loads.merge(mode, load, Load::and);
                }
            }
        }
        return loads;
    }

    private static void addRows(MarkdownTable table, String path, Map<SearchMode, Load> loads) {
        loads.forEach((mode, load) -> {
            Percentiles millis = load.percentiles();
            table.row(
                    path,
                    word(mode),
                    Figures.decimals(millis.at(50), 1),
                    Figures.decimals(millis.at(95), 1),
                    Figures.decimals(millis.at(99), 1),
                    Figures.decimals(load.perSecond(), 1));
        });
    }

    private static void checkTargets(Report report, Map<SearchMode, Load> loads) {
        TARGET_MILLIS.forEach((mode, target) -> {
            double p95 = Optional.ofNullable(loads.get(mode))
                    .orElseThrow()
                    .percentiles()
                    .at(95);
            report.target(word(mode) + " p95 " + Figures.decimals(p95, 1) + " ms, target " + target, p95 <= target);
        });
    }

    /** A search by meaning always finds k passages; a fast one that finds none must not count. */
    private static void requireResults(SearchMode mode, Query query, int results) {
        if (mode != SearchMode.KEYWORD && results != K) {
            throw new IllegalStateException(
                    "query " + query.id() + " found " + results + " passages by " + word(mode) + ", not " + K);
        }
    }

    private static String word(SearchMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
