package io.embedsmith.evaluation.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What stands under a name in a result file of MTEB. */
public sealed interface MetricValue {

    /** One number; NaN where it is not defined. */
    record Scalar(double value) implements MetricValue {}

    /** One number each of several repetitions. */
    record Series(List<Double> values) implements MetricValue {

        public Series {
            values = List.copyOf(values);
        }
    }

    /** A series for each level of labels. */
    record Levels(SequencedMap<String, List<Double>> byLevel) implements MetricValue {

        public Levels {
            byLevel = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byLevel));
        }
    }

    /** Named numbers of each experiment. */
    record Experiments(List<SequencedMap<String, Double>> experiments) implements MetricValue {

        public Experiments {
            experiments = experiments.stream()
                    .<SequencedMap<String, Double>>map(
                            each -> Collections.unmodifiableSequencedMap(new LinkedHashMap<>(each)))
                    .toList();
        }
    }
}
