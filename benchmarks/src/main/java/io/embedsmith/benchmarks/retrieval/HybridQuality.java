package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.data.QuerySplit;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.metric.NdcgAt;
import io.embedsmith.evaluation.metric.QueryScores;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.RunTag;
import io.embedsmith.evaluation.system.Searcher;
import io.embedsmith.evaluation.system.Searches;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.search.SearchMode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether hybrid search finds more than either of its signals: coefficient tuned on one half, reported on the other. */
@Command(
        name = "hybrid-quality",
        mixinStandardHelpOptions = true,
        description = "nDCG@10 of dense, keyword and hybrid search; the coefficient is tuned on other queries.")
public final class HybridQuality implements Callable<Integer> {
    private static final int DEPTH = 100;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        try (ModelHost models = Models.bundled();
                Workplace workplace = Workplace.open(options.work(), models);
                RetrievalSystem retrieval = workplace.retrieval()) {
            report.header("Quality of dense, keyword and hybrid search", workplace.versions());
            MarkdownTable table = new MarkdownTable(
                    "set", "model", "queries", "dense nDCG@10", "keyword", "hybrid", "coefficient of dense", "RRF 60");
            for (PublicSet set : PublicSet.values()) {
                RetrievalDataset dataset = options.read(set);
                CollectionName name = CachedCollection.fill(workplace, dataset, set.model(), report);
                double coefficient = new CoefficientTuning(retrieval.retriever(), name)
                        .best(onHalf(dataset, QuerySplit.TUNE), report);
                RetrievalDataset reported = onHalf(dataset, QuerySplit.REPORT);
                double dense = ndcg(retrieval, name, SearchMode.DENSE, Optional.empty(), reported);
                double keyword = ndcg(retrieval, name, SearchMode.KEYWORD, Optional.empty(), reported);
                double hybrid =
                        ndcg(retrieval, name, SearchMode.HYBRID, Optional.of(new Fusion.Convex(coefficient)), reported);
                double rrf = ndcg(
                        retrieval, name, SearchMode.HYBRID, Optional.of(new Fusion.ReciprocalRank(60, 0.5)), reported);
                table.row(
                        dataset.name(),
                        set.model().value(),
                        Integer.toString(reported.topics().size()),
                        Figures.decimals(dense, 4),
                        Figures.decimals(keyword, 4),
                        Figures.decimals(hybrid, 4),
                        Figures.decimals(coefficient, 2),
                        Figures.decimals(rrf, 4));
                report.target(
                        "hybrid beats the better signal alone on " + dataset.name() + " by "
                                + Figures.signed(hybrid - Math.max(dense, keyword), 4),
                        hybrid > Math.max(dense, keyword));
            }
            report.line("");
            report.table(table);
        }
        return report.exitCode();
    }

    private static RetrievalDataset onHalf(RetrievalDataset dataset, QuerySplit half) {
        return new RetrievalDataset(
                dataset.name(),
                dataset.revision(),
                dataset.corpus(),
                dataset.topics().where(query -> QuerySplit.of(query.id()) == half),
                dataset.qrels().where(query -> QuerySplit.of(query) == half));
    }

    private static double ndcg(
            RetrievalSystem retrieval,
            CollectionName name,
            SearchMode mode,
            Optional<Fusion> fusion,
            RetrievalDataset dataset) {
        Searcher searcher = new RetrievalSearcher(retrieval.retriever(), name, mode, fusion);
        Run run = Searches.run(new RunTag(mode.name()), searcher, dataset.topics(), DEPTH);
        return QueryScores.of(new NdcgAt(10), run, dataset.qrels()).mean();
    }
}
