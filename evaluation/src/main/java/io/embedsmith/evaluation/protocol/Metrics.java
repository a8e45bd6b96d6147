package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;

/** Collects scores under their names, in order. */
final class Metrics {
    private final SequencedMap<String, MetricValue> byName = new LinkedHashMap<>();

    Metrics put(String name, double value) {
        return put(name, new MetricValue.Scalar(value));
    }

    Metrics put(String name, MetricValue value) {
        byName.put(name, value);
        return this;
    }

    TaskScores with(Items items) {
        return new TaskScores(byName, items);
    }

    static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /** Of the values themselves, not an estimate for what they were drawn from: NumPy's {@code std}. */
    static double standardDeviation(List<Double> values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.size());
    }

    static List<Double> list(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
