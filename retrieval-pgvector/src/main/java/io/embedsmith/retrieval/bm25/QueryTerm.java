package io.embedsmith.retrieval.bm25;

import java.util.Comparator;

/**
 * One term of a query.
 *
 * @param documentFrequency passages that hold it
 * @param weight idf times its frequency in the query; since a saturation is below 1, also more than it can ever add to a
 *     score
 */
public record QueryTerm(String term, int id, long documentFrequency, double weight) {

    /** Heaviest first; the order in which terms are looked up. */
    public static final Comparator<QueryTerm> HEAVIEST_FIRST =
            Comparator.comparingDouble(QueryTerm::weight).reversed().thenComparing(QueryTerm::term);
}
