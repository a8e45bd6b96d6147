package io.embedsmith.api.cli;

import io.embedsmith.evaluation.distribution.ThresholdGoal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a threshold should reach. */
final class ThresholdOptions {
    @Option(
            names = "--precision",
            paramLabel = "X",
            description = "The threshold reaches this precision, with the highest recall (default: the best F1).")
    private @Nullable Double precision;

    @Option(
            names = "--recall",
            paramLabel = "X",
            description = "Or it reaches this recall, with the highest precision.")
    private @Nullable Double recall;

    ThresholdGoal goal() {
        if (precision != null) {
            return new ThresholdGoal.Precision(precision);
        }
        return recall != null ? new ThresholdGoal.Recall(recall) : new ThresholdGoal.BestF1();
    }
}
