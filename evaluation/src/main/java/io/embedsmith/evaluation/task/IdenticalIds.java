package io.embedsmith.evaluation.task;

/** What becomes of a passage that has the id of the query: in some tasks queries are themselves passages. */
public enum IdenticalIds {
    /** It is ranked like any other. */
    KEPT,
    /** It is taken out of the ranking, after the search. */
    REMOVED
}
