package io.embedsmith.evaluation.metric;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.run.Run;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Scores of one run under one metric, query by query, in the order of the qrels.
 *
 * <p>Every query of the qrels with a relevant passage takes part; one that the run does not answer scores 0, as with
 * trec_eval's {@code -c}: leaving a query out must not help.
 */
public final class QueryScores {
    private static final Ranking NO_ANSWER = new Ranking(List.of());

    private final RankingMetric metric;
    private final SequencedMap<QueryId, Double> byQuery;

    private QueryScores(RankingMetric metric, SequencedMap<QueryId, Double> byQuery) {
        this.metric = metric;
        this.byQuery = byQuery;
    }

    /** Scores every query that can be scored. */
    public static QueryScores of(RankingMetric metric, Run run, Qrels qrels) {
        SequencedMap<QueryId, Double> byQuery = new LinkedHashMap<>();
        for (QueryId query : qrels.queries()) {
            if (qrels.of(query).hasRelevant()) {
                Ranking ranking = run.ranking(query).orElse(NO_ANSWER);
                byQuery.put(query, metric.score(GradedRanking.of(ranking, qrels.of(query))));
            }
        }
        return new QueryScores(metric, byQuery);
    }

    /** What was measured. */
    public RankingMetric metric() {
        return metric;
    }

    /** Score of each query, in order; not modifiable. */
    public SequencedMap<QueryId, Double> byQuery() {
        return Collections.unmodifiableSequencedMap(byQuery);
    }

    /** Mean over the queries, summed in their order; 0 when there is none. */
    public double mean() {
        double sum = 0;
        for (double score : byQuery.values()) {
            sum += score;
        }
        return byQuery.isEmpty() ? 0 : sum / byQuery.size();
    }
}
