package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.metric.GradedRanking;
import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.retrieval.document.DocumentKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The candidates of each signal for each judged query, asked for once; any way of fusing them is measured from here without
 * another search.
 *
 * @param documents of the passages in the rankings of queries that judge documents
 */
record JudgedRankings(List<Candidates> queries, Map<PassageId, DocumentKey> documents) {

    /**
     * One query and what its signals found.
     *
     * @param reranked what a reranker made of it; empty if none takes part
     */
    record Candidates(ResolvedQuery query, Ranking dense, Ranking keyword, Optional<Ranking> reranked) {}

    List<QueryId> ids() {
        return queries.stream().map(each -> each.query().query().id()).toList();
    }

    /** Scores of a system, query by query; equal scores in the order in which a search shows them. */
    Items.Scores scores(MeasuredSystem system, List<MetricName> metrics) {
        List<List<Double>> columns = metrics.stream()
                .<List<Double>>map(metric -> new ArrayList<>(queries.size()))
                .toList();
        for (Candidates each : queries) {
            GradedRanking graded =
                    GradedRanking.of(units(system, each), each.query().judgements(), ScoredPassage.BEST_FIRST);
            for (int i = 0; i < metrics.size(); i++) {
                columns.get(i).add(metrics.get(i).metric().score(graded));
            }
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        for (int i = 0; i < metrics.size(); i++) {
            byMetric.put(metrics.get(i).toString(), columns.get(i));
        }
        return new Items.Scores(ids().stream().map(QueryId::value).toList(), byMetric);
    }

    /** Of one query. */
    Ranking units(MeasuredSystem system, Candidates candidates) {
        return candidates.query().units(system.rank(candidates), documents);
    }

    /**
     * Scores of what a system found, by whether it was judged relevant.
     *
     * @param positives of relevant passages
     * @param negatives of all others, judged or not
     */
    record FoundScores(List<Double> positives, List<Double> negatives) {}

    /** Over the queries that the list names by their places. */
    FoundScores found(MeasuredSystem system, List<Integer> places) {
        List<Double> positives = new ArrayList<>();
        List<Double> negatives = new ArrayList<>();
        for (int place : places) {
            Candidates each = queries.get(place);
            for (ScoredPassage unit : units(system, each).passages()) {
                boolean isRelevant = each.query().judgements().grade(unit.id()) > 0;
                (isRelevant ? positives : negatives).add(unit.score());
            }
        }
        return new FoundScores(positives, negatives);
    }
}
