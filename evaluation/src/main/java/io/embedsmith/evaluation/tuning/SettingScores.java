package io.embedsmith.evaluation.tuning;

import io.embedsmith.evaluation.dataset.QueryId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The score of every setting on every query, higher is better.
 *
 * @param bySetting the same queries for each setting, in one order; every score is finite
 * @param <S> what is chosen between
 */
public record SettingScores<S>(SequencedMap<S, SequencedMap<QueryId, Double>> bySetting) {
    /** Means that are equal on paper differ in the last bits when they are sums of different numbers. */
    private static final double ROUNDING = 1e-12;

    public SettingScores {
        if (bySetting.isEmpty()) {
            throw new IllegalArgumentException("there is no setting; at least 1 is needed to choose from");
        }
        SequencedMap<S, SequencedMap<QueryId, Double>> copy = new LinkedHashMap<>();
        bySetting.forEach((setting, scores) ->
                copy.put(setting, Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scores))));
        Set<QueryId> queries = copy.firstEntry().getValue().keySet();
        copy.forEach((setting, scores) -> {
            if (!scores.keySet().equals(queries)) {
                throw new IllegalArgumentException("setting " + setting + " has scores of " + scores.size()
                        + " queries, the first of " + queries.size() + "; score all settings on the same queries");
            }
            requireFinite(setting, scores);
        });
        bySetting = Collections.unmodifiableSequencedMap(copy);
    }

    private static void requireFinite(Object setting, Map<QueryId, Double> scores) {
        scores.forEach((query, score) -> {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("the score of setting " + setting + " on query " + query + " is "
                        + score + "; only finite scores can be compared");
            }
        });
    }

    /** The queries, in order. */
    public List<QueryId> queries() {
        return new ArrayList<>(bySetting.firstEntry().getValue().keySet());
    }

    /** Score of a setting on a query. */
    public double score(S setting, QueryId query) {
        SequencedMap<QueryId, Double> scores = bySetting.get(setting);
        Double score = scores == null ? null : scores.get(query);
        if (score == null) {
            throw new IllegalArgumentException("there is no score of setting " + setting + " on query " + query);
        }
        return score;
    }

    /** Mean of each setting over all queries. */
    public SequencedMap<S, Double> means() {
        return means(query -> true);
    }

    /**
     * The setting with the highest mean over all queries.
     *
     * @param preference of settings with equal means the first in this order is chosen
     */
    public S best(Comparator<S> preference) {
        return best(preference, query -> true);
    }

    S best(Comparator<S> preference, Predicate<QueryId> which) {
        SequencedMap<S, Double> means = means(which);
        double highest =
                means.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return means.entrySet().stream()
                .filter(entry -> entry.getValue() >= highest - ROUNDING)
                .map(Map.Entry::getKey)
                .min(preference)
                .orElseThrow();
    }

    /** Mean of each setting over the queries that the predicate holds for, summed in their order; 0 over none. */
    SequencedMap<S, Double> means(Predicate<QueryId> which) {
        SequencedMap<S, Double> means = new LinkedHashMap<>();
        bySetting.forEach((setting, scores) -> {
            double sum = 0;
            int count = 0;
            for (Map.Entry<QueryId, Double> entry : scores.entrySet()) {
                if (which.test(entry.getKey())) {
                    sum += entry.getValue();
                    count++;
                }
            }
            means.put(setting, count == 0 ? 0 : sum / count);
        });
        return means;
    }
}
