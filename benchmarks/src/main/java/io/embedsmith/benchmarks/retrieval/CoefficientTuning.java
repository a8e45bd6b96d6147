package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.metric.NdcgAt;
import io.embedsmith.evaluation.metric.QueryScores;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.RunTag;
import io.embedsmith.evaluation.system.Searches;
import io.embedsmith.evaluation.tuning.SettingScores;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.fusion.RankingFusion;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.search.Retriever;
import io.embedsmith.retrieval.search.SearchMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Chooses the coefficient of a convex combination; each signal is searched once and fused many times. */
record CoefficientTuning(Retriever retriever, CollectionName collection) {
    private static final int STEPS = 20;
    private static final int DEPTH = 100;
    private static final Comparator<Double> NEAREST_TO_HALF = Comparator.<Double>comparingDouble(
                    coefficient -> Math.abs(coefficient - 0.5))
            .thenComparing(Comparator.naturalOrder());

    /** The coefficient in steps of 0.05 with the highest nDCG@10; of several, the one nearest to 0.5. */
    double best(RetrievalDataset dataset, Report report) {
        Run dense = run(SearchMode.DENSE, dataset.topics());
        Run keyword = run(SearchMode.KEYWORD, dataset.topics());
        SequencedMap<Double, SequencedMap<QueryId, Double>> table = new LinkedHashMap<>();
        for (int step = 0; step <= STEPS; step++) {
            double coefficient = (double) step / STEPS;
            table.put(
                    coefficient,
                    QueryScores.of(new NdcgAt(10), fused(dense, keyword, coefficient), dataset.qrels())
                            .byQuery());
        }
        SettingScores<Double> scores = new SettingScores<>(table);
        StringBuilder curve = new StringBuilder();
        scores.means()
                .forEach((coefficient, ndcg) -> curve.append(' ')
                        .append(Figures.decimals(coefficient, 2))
                        .append(' ')
                        .append(Figures.decimals(ndcg, 4)));
        report.progress(collection + ": nDCG@10 by coefficient on the tuning half:" + curve);
        return scores.best(NEAREST_TO_HALF);
    }

    private Run run(SearchMode mode, Topics topics) {
        return Searches.run(new RunTag(mode.name()), new RetrievalSearcher(retriever, collection, mode), topics, DEPTH);
    }

    private static Run fused(Run dense, Run keyword, double coefficient) {
        RankingFusion fusion = new RankingFusion(new Fusion.Convex(coefficient));
        Map<QueryId, Ranking> rankings = new LinkedHashMap<>();
        dense.rankings().forEach((query, ranking) -> {
            Map<Signal, Ranking> signals = Map.of(
                    Signal.DENSE,
                    ranking,
                    Signal.KEYWORD,
                    keyword.ranking(query).orElseThrow());
            rankings.put(
                    query,
                    Ranking.of(fusion.fuse(signals).stream()
                            .map(FusedPassage::toScoredPassage)
                            .toList()));
        });
        return Run.copyOf(new RunTag("fused"), rankings);
    }
}
