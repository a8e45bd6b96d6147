package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.retrieval.search.Rerank;
import io.embedsmith.retrieval.search.SearchRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be measured. Dense, keyword and hybrid as the collection is set always take part.
 *
 * @param ks ranks that the metrics look at
 * @param metric that systems are compared by
 * @param coefficients convex combinations that take part as well
 * @param rankConstants reciprocal rank fusions, both signals alike, that take part as well
 * @param goal what a threshold should reach
 * @param rerank a reranker behind the collection's own fusion, that takes part as well
 */
public record EvaluationPlan(
        List<Integer> ks,
        String metric,
        List<Double> coefficients,
        List<Integer> rankConstants,
        Goal goal,
        Optional<Rerank> rerank) {
    /** Ranks by default. */
    public static final List<Integer> DEFAULT_KS = List.of(1, 3, 5, 10, 20, 100);
    /** What systems are compared by when nothing is said. */
    public static final String DEFAULT_METRIC = "nDCG@10";

    private static final int MOST_KS = 20;
    private static final int MOST_SYSTEMS = 50;

    /**
     * At most one of the two; none is the best F1.
     *
     * @param precision at least so much, with the highest recall that allows
     * @param recall at least so much, with the highest precision that allows
     */
    public record Goal(OptionalDouble precision, OptionalDouble recall) {
        /** The best F1. */
        public static final Goal BEST_F1 = new Goal(OptionalDouble.empty(), OptionalDouble.empty());

        public Goal {
            if (precision.isPresent() && recall.isPresent()) {
                throw new IllegalArgumentException(
                        "both precision and recall are asked for; a threshold can be set by one of them, leave one out");
            }
            requireShare("precision", precision);
            requireShare("recall", recall);
        }

        private static void requireShare(String name, OptionalDouble share) {
            if (share.isPresent() && !(share.getAsDouble() > 0 && share.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("the " + name + " asked for is " + share.getAsDouble()
                        + "; more than 0 and at most 1 is allowed");
            }
        }
    }

    public EvaluationPlan {
        rerank = Objects.requireNonNullElse(rerank, Optional.empty()); // plans that were stored before there were any
        ks = ks.stream().distinct().sorted().toList();
        coefficients = coefficients.stream().distinct().sorted().toList();
        rankConstants = rankConstants.stream().distinct().sorted().toList();
        if (ks.isEmpty() || ks.size() > MOST_KS || ks.getFirst() < 1 || ks.getLast() > SearchRequest.MAX_DEPTH) {
            throw new IllegalArgumentException("ks are " + ks + "; 1 to " + MOST_KS + " numbers of ranks from 1 to "
                    + SearchRequest.MAX_DEPTH + " are allowed");
        }
        if (coefficients.size() + rankConstants.size() > MOST_SYSTEMS) {
            throw new IllegalArgumentException(coefficients.size() + rankConstants.size()
                    + " fusions are to be compared; at most " + MOST_SYSTEMS + " are allowed");
        }
        for (double coefficient : coefficients) {
            if (!(coefficient >= 0 && coefficient <= 1)) {
                throw new IllegalArgumentException("coefficients are " + coefficients
                        + "; each from 0 (keyword only) to 1 (dense only) is allowed");
            }
        }
        if (!rankConstants.isEmpty() && rankConstants.getFirst() < 1) {
            throw new IllegalArgumentException(
                    "rankConstants are " + rankConstants + "; each at least 1 is needed, 60 by custom");
        }
        requireMetric(metric);
    }

    /** Refuses a metric that is none or looks deeper than a search goes. */
    static MetricName requireMetric(String metric) {
        MetricName name = MetricName.parse(metric);
        if (name.k().orElse(1) > SearchRequest.MAX_DEPTH) {
            throw new IllegalArgumentException("metric " + name + " looks at "
                    + name.k().getAsInt() + " ranks; at most " + SearchRequest.MAX_DEPTH + " are searched");
        }
        return name;
    }

    /** Every metric that is computed; the one compared by comes first. */
    List<MetricName> metrics() {
        MetricName main = MetricName.parse(metric);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(main), MetricName.allAt(ks).stream())
                .distinct()
                .toList();
    }

    /** Candidates of each signal: as a search has by default, or as deep as a metric looks. */
    int depth() {
        return Math.max(100, Math.max(ks.getLast(), MetricName.parse(metric).k().orElse(1)));
    }
}
