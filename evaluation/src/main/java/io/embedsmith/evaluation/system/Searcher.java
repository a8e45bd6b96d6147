package io.embedsmith.evaluation.system;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Query;

/** What is measured: anything that ranks passages for a query. */
@FunctionalInterface
public interface Searcher {

    /** The best {@code depth} passages, or fewer. */
    Ranking search(Query query, int depth);
}
