package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/** Judgements of many queries, in the order in which the queries first came. */
public final class Qrels {
    private final SequencedMap<QueryId, Judgements> byQuery;

    private Qrels(SequencedMap<QueryId, Judgements> byQuery) {
        this.byQuery = byQuery;
    }

    /** Copies, keeping the map's order. */
    public static Qrels copyOf(Map<QueryId, Judgements> byQuery) {
        return new Qrels(new LinkedHashMap<>(byQuery));
    }

    /** Judgements of one query; {@link Judgements#NONE} when there are none. */
    public Judgements of(QueryId query) {
        return byQuery.getOrDefault(query, Judgements.NONE);
    }

    /** The judged queries, in order. */
    public Set<QueryId> queries() {
        return Collections.unmodifiableSequencedSet(byQuery.sequencedKeySet());
    }

    /** Those of the queries that the predicate holds for, in the same order. */
    public Qrels where(Predicate<QueryId> predicate) {
        SequencedMap<QueryId, Judgements> kept = new LinkedHashMap<>(byQuery);
        kept.keySet().removeIf(predicate.negate());
        return new Qrels(kept);
    }

    /** Collects judgements one by one. */
    static final class Builder {
        private final Map<QueryId, Map<PassageId, Integer>> grades = new LinkedHashMap<>();

        /** Adds one; false, and no change, when the pair was judged before. */
        boolean add(QueryId query, PassageId passage, int grade) {
            return grades.computeIfAbsent(query, id -> new LinkedHashMap<>()).putIfAbsent(passage, grade) == null;
        }

        /** Adds one that must not be there yet. */
        void judge(QueryId query, PassageId passage, int grade) {
            if (!add(query, passage, grade)) {
                throw new IllegalArgumentException("passage " + passage + " was judged before for query " + query
                        + "; each pair may be judged once");
            }
        }

        Qrels build() {
            SequencedMap<QueryId, Judgements> byQuery = new LinkedHashMap<>();
            grades.forEach((query, ofQuery) -> byQuery.put(query, new Judgements(ofQuery)));
            return new Qrels(byQuery);
        }
    }
}
