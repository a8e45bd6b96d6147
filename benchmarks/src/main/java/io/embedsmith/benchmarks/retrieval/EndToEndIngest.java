package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.server.ProcessMemory;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What everything but the model costs while documents come in: the same passages are embedded alone and ingested, block
 * by block in turns, so that a slower minute of the machine falls on both.
 */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Ingest rate of debian_packages end to end as a share of the pure embedding rate.")
public final class EndToEndIngest implements Callable<Integer> {
    private static final double TARGET = 0.85;
    private static final CollectionName COLLECTION = new CollectionName("ingest-benchmark");

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Passages in one turn (default: ${DEFAULT-VALUE}).",
            defaultValue = "4096")
    private int block = 4096;

    private record Block(int passages, double embedSeconds, double ingestSeconds) {
        double ratio() {
            return embedSeconds / ingestSeconds;
        }
    }

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        List<Passage> passages =
                options.read(PublicSet.DEBIAN_PACKAGES).corpus().passages();
        try (ModelHost models = Models.bundled();
                Workplace workplace = Workplace.open(options.work(), models);
                RetrievalSystem retrieval = workplace.retrieval()) {
            EmbeddingModel model = workplace.models().model(PublicSet.DEBIAN_PACKAGES.model());
            emptyCollection(retrieval);
            report.header("Ingest end to end", workplace.versions() + ", " + PublicSet.DEBIAN_PACKAGES.model());
            embed(model, passages.subList(0, Math.min(512, passages.size())));
            List<Block> blocks = new ArrayList<>();
            List<ProcessMemory> memory = new ArrayList<>();
            for (int from = 0; from < passages.size(); from += block) {
                List<Passage> part = passages.subList(from, Math.min(from + block, passages.size()));
                blocks.add(measure(retrieval, model, part, blocks.size() % 2 == 0));
                Block last = blocks.getLast();
                memory.add(ProcessMemory.ofThisProcess());
                report.progress("passages " + from + " to " + (from + part.size()) + ": embedding alone "
                        + rate(last.passages(), last.embedSeconds()) + "/s, ingest "
                        + rate(last.passages(), last.ingestSeconds()) + "/s, ratio "
                        + Figures.decimals(last.ratio(), 3));
            }
            print(report, blocks);
            Collections.max(memory, Comparator.comparingLong(ProcessMemory::withoutFiles))
                    .check(report, "the benchmark process while ingesting");
            retrieval.collections().delete(TenantId.DEFAULT, COLLECTION);
        }
        return report.exitCode();
    }

    private static void emptyCollection(RetrievalSystem retrieval) {
        boolean exists = retrieval.collections().list(TenantId.DEFAULT).stream()
                .anyMatch(collection -> collection.name().equals(COLLECTION));
        if (exists) {
            retrieval.collections().delete(TenantId.DEFAULT, COLLECTION);
        }
        retrieval
                .collections()
                .create(TenantId.DEFAULT, COLLECTION, CollectionSettings.of(PublicSet.DEBIAN_PACKAGES.model()));
    }

    private static Block measure(
            RetrievalSystem retrieval, EmbeddingModel model, List<Passage> passages, boolean embedFirst) {
        double embedBefore = embedFirst ? embed(model, passages) : 0;
        double ingest = ingest(retrieval, model, passages);
        double embedAfter = embedFirst ? 0 : embed(model, passages);
        return new Block(passages.size(), embedBefore + embedAfter, ingest);
    }

    /** In the batches that the ingest makes. */
    private static double embed(EmbeddingModel model, List<Passage> passages) {
        int batch = RetrievalSettings.DEFAULT.batchPassages();
        long start = System.nanoTime();
        for (int from = 0; from < passages.size(); from += batch) {
            List<String> texts = passages.subList(from, Math.min(from + batch, passages.size())).stream()
                    .map(Passage::titleAndText)
                    .toList();
            model.embed(EmbeddingRequest.of(TextRole.PASSAGE, texts));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double ingest(RetrievalSystem retrieval, EmbeddingModel model, List<Passage> passages) {
        long start = System.nanoTime();
        IngestReport ingest = retrieval
                .ingestor()
                .ingest(
                        TenantId.DEFAULT,
                        COLLECTION,
                        new WholePassages(model.tokenizer()).documents(passages),
                        IngestListener.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (ingest.added() != passages.size()) {
            throw new IllegalStateException(
                    passages.size() + " passages were given, but " + ingest + "; this is a bug");
        }
        return seconds;
    }

    private static void print(Report report, List<Block> blocks) {
        int passages = blocks.stream().mapToInt(Block::passages).sum();
        double embed = blocks.stream().mapToDouble(Block::embedSeconds).sum();
        double ingest = blocks.stream().mapToDouble(Block::ingestSeconds).sum();
        double median = Percentiles.of(blocks.stream().mapToDouble(Block::ratio).toArray())
                .median();
        report.table(new MarkdownTable(
                        "passages", "embedding alone", "ingest end to end", "ratio of totals", "median of blocks")
                .row(
                        Integer.toString(passages),
                        rate(passages, embed) + "/s",
                        rate(passages, ingest) + "/s",
                        Figures.decimals(embed / ingest, 3),
                        Figures.decimals(median, 3) + " of " + blocks.size()));
        report.target(
                "ingest at " + Figures.decimals(embed / ingest, 3) + " of the pure embedding rate, target " + TARGET,
                embed / ingest >= TARGET);
    }

    private static String rate(int passages, double seconds) {
        return Figures.decimals(passages / seconds, 1);
    }
}
