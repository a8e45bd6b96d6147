package io.embedsmith.evaluation.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A set of queries, in the order of their file.
 *
 * @param queries no id twice
 */
public record Topics(List<Query> queries) {

    public Topics {
        queries = List.copyOf(queries);
        Set<QueryId> seen = new HashSet<>();
        for (Query query : queries) {
            if (!seen.add(query.id())) {
                throw new IllegalArgumentException(
                        "query " + query.id() + " is in the topics twice; each id may be there once");
            }
        }
    }

    /** Those that the predicate holds for, in the same order. */
    public Topics where(Predicate<Query> predicate) {
        return new Topics(queries.stream().filter(predicate).toList());
    }

    /** Number of queries. */
    public int size() {
        return queries.size();
    }
}
