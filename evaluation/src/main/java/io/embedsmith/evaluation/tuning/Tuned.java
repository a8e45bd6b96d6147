package io.embedsmith.evaluation.tuning;

import io.embedsmith.evaluation.dataset.QueryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was chosen, and what it is worth.
 *
 * @param chosen the best on all queries
 * @param means of each setting on all queries; that of {@code chosen} flatters it, as it was chosen for it
 * @param folds what each fold's other queries chose
 * @param heldOut score of each query under the setting that was chosen without it, in the order of the queries
 * @param <S> what was chosen between
 */
public record Tuned<S>(
        S chosen, SequencedMap<S, Double> means, List<FoldChoice<S>> folds, SequencedMap<QueryId, Double> heldOut) {

    public Tuned {
        means = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(means));
        folds = List.copyOf(folds);
        heldOut = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(heldOut));
    }

    /**
     * One round.
     *
     * @param setting chosen on the queries of all other folds
     * @param queries in this fold
     * @param score mean of the setting on this fold
     */
    public record FoldChoice<S>(S setting, int queries, double score) {}

    /** The cross-validated score: the mean over all queries, none of which took part in choosing the setting it was scored with. */
    public double crossValidated() {
        double sum = 0;
        for (double score : heldOut.values()) {
            sum += score;
        }
        return sum / heldOut.size();
    }
}
