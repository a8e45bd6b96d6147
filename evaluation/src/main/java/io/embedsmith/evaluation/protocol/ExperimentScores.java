package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.List;
import java.util.SequencedMap;

/** The scores of each experiment and their means. */
final class ExperimentScores {
    private ExperimentScores() {}

    static TaskScores of(List<SequencedMap<String, Double>> experiments, Items items) {
        Metrics metrics = new Metrics();
        metrics.put("scores_per_experiment", new MetricValue.Experiments(experiments));
        for (String name : experiments.getFirst().keySet()) {
            List<Double> values = experiments.stream()
                    .filter(experiment -> experiment.containsKey(name))
                    .map(experiment -> experiment.get(name))
                    .toList();
            metrics.put(name, Metrics.mean(values));
        }
        return metrics.with(items);
    }
}
