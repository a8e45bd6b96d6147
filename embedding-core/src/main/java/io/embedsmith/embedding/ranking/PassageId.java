package io.embedsmith.embedding.ranking;

/**
 * Name of a passage, unique in its corpus: what a TREC run or a judgement file calls the document.
 *
 * @param value not blank, at most 2,048 characters
 */
public record PassageId(String value) implements Comparable<PassageId> {
    private static final int MAX_LENGTH = 2_048;

    public PassageId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a passage id has 1 to " + MAX_LENGTH + " characters, got " + value.length());
        }
    }

    /** By code unit of the value; the order that breaks ties. */
    @Override
    public int compareTo(PassageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
