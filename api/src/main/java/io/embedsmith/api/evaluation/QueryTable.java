package io.embedsmith.api.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Scores of a run, query by query.
 *
 * @param queries ids of the measured queries, in order
 * @param texts as they were asked
 * @param scores by system, then by metric: one for each query, rounded to 6 decimals
 */
public record QueryTable(List<String> queries, List<String> texts, Map<String, Map<String, List<Double>>> scores) {}
