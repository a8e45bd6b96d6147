package io.embedsmith.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.testing.Golden;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Compares scores with those of mteb: every name of the one is a name of the other, and the numbers agree. */
final class SameScores {
    private static final double TOLERANCE = 1e-6;

    private SameScores() {}

    static void require(TaskScores found, Golden expected) {
        List<String> defined = expected.names().stream().filter(expected::has).toList();
        List<String> ours = found.metrics().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof MetricValue.Scalar(double value) && Double.isNaN(value)))
                .map(entry -> entry.getKey())
                .toList();
        assertThat(ours).containsExactlyElementsOf(defined);
        for (String name : defined) {
            requireSame(name, Objects.requireNonNull(found.metrics().get(name)), expected.get(name));
        }
    }

    private static void requireSame(String name, MetricValue found, Golden expected) {
        switch (found) {
            case MetricValue.Scalar(double value) -> requireSame(name, value, expected.number());
            case MetricValue.Series(List<Double> values) -> requireSame(name, values, expected.numbers());
            case MetricValue.Levels(SequencedMap<String, List<Double>> byLevel) -> {
                assertThat(byLevel.keySet()).as(name).containsExactlyElementsOf(expected.names());
                byLevel.forEach((level, values) -> requireSame(name + " " + level, values, expected.numbers(level)));
            }
            case MetricValue.Experiments(List<SequencedMap<String, Double>> experiments) -> {
                List<Golden> theirs = expected.elements();
                assertThat(experiments).as(name).hasSameSizeAs(theirs);
                for (int i = 0; i < experiments.size(); i++) {
                    Golden experiment = theirs.get(i);
                    assertThat(experiments.get(i).keySet())
                            .containsExactlyElementsOf(experiment.names().stream()
                                    .filter(experiment::has)
                                    .toList());
                    experiments
                            .get(i)
                            .forEach((metric, value) -> requireSame(metric, value, experiment.number(metric)));
                }
            }
        }
    }

    private static void requireSame(String name, List<Double> found, double... expected) {
        assertThat(found).as(name).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            requireSame(name + " " + i, found.get(i), expected[i]);
        }
    }

    private static void requireSame(String name, double found, double expected) {
        assertThat(found).as(name).isCloseTo(expected, within(TOLERANCE));
    }
}
