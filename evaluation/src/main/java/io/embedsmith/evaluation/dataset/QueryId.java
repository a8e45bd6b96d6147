package io.embedsmith.evaluation.dataset;

/**
 * Name of a query, unique in its topics.
 *
 * @param value not blank
 */
public record QueryId(String value) implements Comparable<QueryId> {

    public QueryId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a query id is blank; at least 1 visible character is needed");
        }
    }

    @Override
    public int compareTo(QueryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
