package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.metric.AveragePrecisionAt;
import io.embedsmith.evaluation.metric.GradedRanking;
import io.embedsmith.evaluation.metric.HitRateAt;
import io.embedsmith.evaluation.metric.NdcgAt;
import io.embedsmith.evaluation.metric.PrecisionAt;
import io.embedsmith.evaluation.metric.RankingMetric;
import io.embedsmith.evaluation.metric.RecallAt;
import io.embedsmith.evaluation.metric.ReciprocalRankAt;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.TaskScores;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * From rankings to the scores of retrieval and reranking: every metric at every cut-off, and how well the scores of a ranking
 * tell how good it is.
 */
final class RankingScores {
    private static final int[] CUTOFFS = {1, 3, 5, 10, 20, 100, 1000};

    private final List<QueryId> queries;
    private final List<GradedRanking> graded = new ArrayList<>();
    private final List<Ranking> rankings;
    private final SequencedMap<String, List<Double>> byQuery = new LinkedHashMap<>();
    private final Metrics metrics = new Metrics();

    private RankingScores(SequencedMap<QueryId, Ranking> rankings, Qrels qrels) {
        this.queries = List.copyOf(rankings.sequencedKeySet());
        this.rankings = List.copyOf(rankings.sequencedValues());
        rankings.forEach((query, ranking) -> graded.add(GradedRanking.of(ranking, qrels.of(query))));
    }

    static TaskScores of(SequencedMap<QueryId, Ranking> rankings, Qrels qrels) {
        return new RankingScores(rankings, qrels).scores();
    }

    private TaskScores scores() {
        putRounded("ndcg", NdcgAt::new);
        putRounded("map", AveragePrecisionAt::new);
        putRounded("recall", RecallAt::new);
        metrics.put("accuracy", rounded(Metrics.mean(scores("recall_at_1"))));
        putRounded("precision", PrecisionAt::new);
        compute("mrr", ReciprocalRankAt::new).forEach((name, scores) -> metrics.put(name, Metrics.mean(scores)));
        AbstentionGain gain = new AbstentionGain(rankings);
        for (String metric : List.of("ndcg", "map", "recall", "precision", "mrr")) {
            for (int k : CUTOFFS) {
                gain.of(scores(metric + "_at_" + k))
                        .forEach((confidence, area) ->
                                metrics.put("nauc_" + metric + "_at_" + k + "_" + confidence, area));
            }
        }
        putRounded("hit_rate", HitRateAt::new);
        return metrics.with(
                new Items.Scores(queries.stream().map(QueryId::value).toList(), byQuery));
    }

    private List<Double> scores(String name) {
        return byQuery.getOrDefault(name, List.of());
    }

    private void putRounded(String metric, IntFunction<RankingMetric> atCutoff) {
        compute(metric, atCutoff).forEach((name, scores) -> metrics.put(name, rounded(Metrics.mean(scores))));
    }

    private SequencedMap<String, List<Double>> compute(String metric, IntFunction<RankingMetric> atCutoff) {
        SequencedMap<String, List<Double>> computed = new LinkedHashMap<>();
        for (int k : CUTOFFS) {
            RankingMetric cut = atCutoff.apply(k);
            computed.put(metric + "_at_" + k, graded.stream().map(cut::score).toList());
        }
        byQuery.putAll(computed);
        return computed;
    }

    /** To five decimals, as MTEB does before it writes; all but the reciprocal ranks. */
    private static double rounded(double value) {
        return new BigDecimal(value).setScale(5, RoundingMode.HALF_EVEN).doubleValue();
    }
}
