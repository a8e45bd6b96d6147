package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.task.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores as they are kept. */
final class QueryTables {
    private static final double ROUNDING = 1e6;

    private QueryTables() {}

    static QueryTable of(List<ResolvedQuery> queries, Map<String, Items.Scores> systems) {
        Map<String, Map<String, List<Double>>> scores = new LinkedHashMap<>();
        systems.forEach((system, ofSystem) -> {
            Map<String, List<Double>> rounded = new LinkedHashMap<>();
            ofSystem.byMetric()
                    .forEach((metric, values) -> rounded.put(
                            metric, values.stream().map(QueryTables::rounded).toList()));
            scores.put(system, rounded);
        });
        return new QueryTable(
                queries.stream().map(each -> each.query().id().value()).toList(),
                queries.stream().map(each -> each.query().text()).toList(),
                scores);
    }

    /** Means by metric, summed in the order of the queries. */
    static Map<String, Double> means(Items.Scores scores) {
        Map<String, Double> means = new LinkedHashMap<>();
        scores.byMetric().forEach((metric, values) -> {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            means.put(metric, values.isEmpty() ? 0 : sum / values.size());
        });
        return means;
    }

    private static double rounded(double score) {
        return Math.rint(score * ROUNDING) / ROUNDING;
    }
}
