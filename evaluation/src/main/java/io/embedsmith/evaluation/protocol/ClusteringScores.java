package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/** From the agreements of all clusterings, level by level, to the scores. */
final class ClusteringScores {
    private ClusteringScores() {}

    static TaskScores of(List<List<Clustering.Agreement>> levels) {
        SequencedMap<String, List<Double>> measures = byLevel(levels, Clustering.Agreement::vMeasure);
        SequencedMap<String, List<Double>> informations =
                byLevel(levels, Clustering.Agreement::adjustedMutualInformation);
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("v_measure", all(measures));
        byMetric.put("ami", all(informations));
        Metrics metrics = new Metrics();
        metrics.put("v_measures", new MetricValue.Levels(measures));
        putMean(metrics, "v_measure", all(measures));
        metrics.put("ami_scores", new MetricValue.Levels(informations));
        putMean(metrics, "ami", all(informations));
        return metrics.with(new Items.Scores(ids(measures), byMetric));
    }

    private static void putMean(Metrics metrics, String name, List<Double> values) {
        metrics.put(name, Metrics.mean(values));
        metrics.put(name + "_std", Metrics.standardDeviation(values));
    }

    private static SequencedMap<String, List<Double>> byLevel(
            List<List<Clustering.Agreement>> levels, ToDoubleFunction<Clustering.Agreement> measure) {
        SequencedMap<String, List<Double>> byLevel = new LinkedHashMap<>();
        for (List<Clustering.Agreement> level : levels) {
            byLevel.put(
                    "Level " + byLevel.size(),
                    level.stream().map(measure::applyAsDouble).toList());
        }
        return byLevel;
    }

    private static List<Double> all(SequencedMap<String, List<Double>> byLevel) {
        return byLevel.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> ids(SequencedMap<String, List<Double>> byLevel) {
        List<String> ids = new ArrayList<>();
        byLevel.forEach((level, values) -> {
            for (int i = 0; i < values.size(); i++) {
                ids.add(level + "/" + i);
            }
        });
        return ids;
    }
}
