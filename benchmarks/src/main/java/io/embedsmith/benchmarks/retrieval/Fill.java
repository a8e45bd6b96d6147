package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Passage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the collections that the other benchmarks need; they do so themselves, this only does it ahead. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = "Embeds and ingests both data sets ahead; goes on where an interrupted run stopped.")
public final class Fill implements Callable<Integer> {
    private static final int BATCH = 512;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--vectors-only", description = "Only embed; the vectors stay in a file for the ingest.")
    private boolean vectorsOnly;

    @Option(names = "--set", paramLabel = "SET", description = "Only this set: ${COMPLETION-CANDIDATES}.")
    private List<PublicSet> sets = List.of(PublicSet.values());

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        try (ModelHost models = Models.bundled()) {
            if (vectorsOnly) {
                for (PublicSet set : sets) {
                    embed(set, models, report);
                }
                return 0;
            }
            try (Workplace workplace = Workplace.open(options.work(), models)) {
                for (PublicSet set : sets) {
                    CachedCollection.fill(workplace, options.read(set), set.model(), report);
                }
            }
        }
        return 0;
    }

    private void embed(PublicSet set, ModelHost models, Report report) throws IOException {
        List<Passage> passages = options.read(set).corpus().passages();
        long start = System.nanoTime();
        try (RememberedModel model = RememberedModel.of(models.model(set.model()), options.work())) {
            for (int from = 0; from < passages.size(); from += BATCH) {
                List<String> texts = passages.subList(from, Math.min(from + BATCH, passages.size())).stream()
                        .map(Passage::titleAndText)
                        .toList();
                model.embed(EmbeddingRequest.of(TextRole.PASSAGE, texts));
                report.progress(set + ": " + (from + texts.size()) + " of " + passages.size() + " embedded, "
                        + Figures.decimals((from + texts.size()) / ((System.nanoTime() - start) / 1e9), 1) + "/s");
            }
        }
    }
}
