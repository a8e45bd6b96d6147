package io.embedsmith.retrieval.bm25;

import java.util.List;

/** A condition on the terms that a passage holds. */
public sealed interface TermQuery {

    /** The passage holds the term. */
    record Holds(String term) implements TermQuery {}

    /** All conditions are met. */
    record AllOf(List<TermQuery> parts) implements TermQuery {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** One condition is met. */
    record AnyOf(List<TermQuery> parts) implements TermQuery {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** One of the terms is held. */
    static TermQuery anyOf(List<QueryTerm> terms) {
        return new AnyOf(
                terms.stream().<TermQuery>map(term -> new Holds(term.term())).toList());
    }
}
