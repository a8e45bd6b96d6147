package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.metric.MetricName;
import java.util.List;
import java.util.Optional;

/**
 * What is to be chosen.
 *
 * @param metric to be highest
 * @param goal what the threshold should reach
 * @param apply whether a coefficient that is better becomes the collection's
 * @param applyThreshold whether the threshold does, if the collection has the chosen coefficient then
 */
public record TuningPlan(String metric, EvaluationPlan.Goal goal, boolean apply, boolean applyThreshold) {
    public TuningPlan {
        EvaluationPlan.requireMetric(metric);
    }

    MetricName metricName() {
        return MetricName.parse(metric);
    }

    /** Every metric that is computed; the one that is to be highest comes first. */
    List<MetricName> metrics() {
        return new EvaluationPlan(EvaluationPlan.DEFAULT_KS, metric, List.of(), List.of(), goal, Optional.empty())
                .metrics();
    }

    int depth() {
        return Math.max(100, metricName().k().orElse(1));
    }
}
