package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.model.MeasuredSpeed;
import java.util.List;
import java.util.Optional;

/**
 * What is traded for what.
 *
 * @param quality higher is better
 * @param queryMillis lower is better
 * @param bytesPerPassage lower is better
 */
record Tradeoff(double quality, double queryMillis, long bytesPerPassage) {

    /** Empty where quality or speed are not known. */
    static Optional<Tradeoff> of(Candidate candidate, Optional<Double> quality) {
        Optional<Double> millis = candidate.card().speed().map(MeasuredSpeed::queryMillis);
        return quality.flatMap(q -> millis.map(ms ->
                new Tradeoff(q, ms, VectorType.HALFVEC.bytes(candidate.card().dimension()))));
    }

    /** At least as good in all and better in one. */
    boolean dominates(Tradeoff other) {
        boolean noWorse = quality >= other.quality
                && queryMillis <= other.queryMillis
                && bytesPerPassage <= other.bytesPerPassage;
        return noWorse && !equals(other);
    }

    /** Whether nothing dominates it. */
    boolean isOnFrontOf(List<Tradeoff> all) {
        return all.stream().noneMatch(other -> other.dominates(this));
    }
}
