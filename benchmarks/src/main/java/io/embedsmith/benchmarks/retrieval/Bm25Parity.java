package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.bm25.FormulaBm25;
import io.embedsmith.benchmarks.bm25.LuceneBm25;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.analysis.UserDictionary;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.metric.NdcgAt;
import io.embedsmith.evaluation.metric.QueryScores;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.RunTag;
import io.embedsmith.evaluation.system.Searcher;
import io.embedsmith.evaluation.system.Searches;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.search.SearchMode;
import java.util.concurrent.Callable;
import org.apache.lucene.util.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether keyword search in Postgres is BM25: against Lucene and against the formula, over the same tokens. */
@Command(
        name = "bm25-parity",
        mixinStandardHelpOptions = true,
        description = "nDCG@10 of keyword search against Lucene's BM25 over the same tokens; needs no model.")
public final class Bm25Parity implements Callable<Integer> {
    private static final double TOLERANCE = 0.005;
    private static final int DEPTH = 100;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        TextAnalyzer analyzer = AnalyzerFactory.CHINESE_ENGLISH.analyzer(UserDictionary.EMPTY);
        try (Workplace workplace = Workplace.open(options.work(), new HashModel());
                RetrievalSystem retrieval = workplace.retrieval()) {
            report.header(
                    "BM25 in Postgres against Lucene",
                    workplace.versions() + ", Lucene " + Version.LATEST + "; k1 1.2, b 0.75, the same tokens for all");
            MarkdownTable table = new MarkdownTable(
                    "set", "queries", "passages", "Postgres nDCG@10", "Lucene", "difference", "formula, exact lengths");
            for (PublicSet set : PublicSet.values()) {
                RetrievalDataset dataset = options.read(set);
                CollectionName name = CachedCollection.fill(workplace, dataset, HashModel.ID, report);
                double ours =
                        ndcg(new RetrievalSearcher(retrieval.retriever(), name, SearchMode.KEYWORD), dataset, report);
                double formula = ndcg(new FormulaBm25(dataset.corpus(), analyzer), dataset, report);
                double lucene;
                try (LuceneBm25 peer = LuceneBm25.index(dataset.corpus(), analyzer)) {
                    lucene = ndcg(peer, dataset, report);
                }
                table.row(
                        dataset.name(),
                        Integer.toString(dataset.topics().size()),
                        Integer.toString(dataset.corpus().size()),
                        Figures.decimals(ours, 4),
                        Figures.decimals(lucene, 4),
                        Figures.signed(ours - lucene, 4),
                        Figures.decimals(formula, 4));
                report.target(
                        "nDCG@10 on " + dataset.name() + " within " + TOLERANCE + " of Lucene's, difference "
                                + Figures.signed(ours - lucene, 4),
                        Math.abs(ours - lucene) <= TOLERANCE);
            }
            report.line("");
            report.table(table);
        }
        return report.exitCode();
    }

    private static double ndcg(Searcher searcher, RetrievalDataset dataset, Report report) {
        String name = searcher.getClass().getSimpleName();
        report.progress(dataset.name() + ": " + dataset.topics().size() + " queries to " + name);
        Run run = Searches.run(new RunTag(name), searcher, dataset.topics(), DEPTH);
        return QueryScores.of(new NdcgAt(10), run, dataset.qrels()).mean();
    }
}
