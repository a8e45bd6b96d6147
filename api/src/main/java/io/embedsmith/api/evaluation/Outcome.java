package io.embedsmith.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run found. Kept as JSON and shown as it is; names on the wire never change.
 *
 * @param metric that systems are compared by
 * @param systems {@code hybrid} is what a search gets that says nothing else, cut at the collection's threshold
 * @param differences each other system against hybrid; none where a test is not defined
 * @param tuning where a coefficient was to be chosen
 */
public record Outcome(
        String metric,
        Measured measured,
        Coverage coverage,
        List<SystemOutcome> systems,
        List<Difference> differences,
        Optional<TuningOutcome> tuning) {

    /**
     * What was measured, as it was then.
     *
     * @param fusion of the collection, such as {@code convex-0.5}
     * @param threshold of the collection, which cuts {@code hybrid}; empty for none
     * @param updatedAt last change of the collection's settings
     * @param depth candidates of each signal
     */
    public record Measured(
            String model,
            String revision,
            int dimension,
            String fusion,
            OptionalDouble threshold,
            long documents,
            long passages,
            Instant updatedAt,
            int depth) {
        public Measured {
            threshold =
                    Objects.requireNonNullElse(threshold, OptionalDouble.empty()); // runs kept before there were any
        }
    }

    /**
     * What it was measured by.
     *
     * @param queries in the set
     * @param measured those with a relevant target
     * @param unjudged ids of the others, the first {@value #SHOWN}
     * @param missing judged targets that are not in the collection; they count as not found
     * @param missingTargets the first {@value #SHOWN} of them
     */
    public record Coverage(
            int queries, int measured, List<String> unjudged, int missing, List<MissingTarget> missingTargets) {
        /** Named at most. */
        static final int SHOWN = 100;
    }

    /** A judged target that is not in the collection. */
    public record MissingTarget(String query, String target) {}

    /**
     * One system.
     *
     * @param metrics means over the queries by name, such as {@code nDCG@10}
     * @param scores of what it found; empty where it found nothing relevant or nothing else
     */
    public record SystemOutcome(String system, Map<String, Double> metrics, Optional<FoundDistribution> scores) {}

    /**
     * How one system differs from another, with its 95 % interval.
     *
     * @param difference first less second
     * @param p by paired randomisation
     * @param correctedP by Holm, for all differences of the run
     */
    public record Difference(
            String first, String second, double difference, double low, double high, double p, double correctedP) {}
}
