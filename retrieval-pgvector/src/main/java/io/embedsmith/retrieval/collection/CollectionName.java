package io.embedsmith.retrieval.collection;

import java.util.regex.Pattern;

/**
 * Name of a collection, unique in its tenant.
 *
 * @param value letters of any script, digits, '.', '-', '_'; starts with a letter or digit; at most 96 characters
 */
public record CollectionName(String value) implements Comparable<CollectionName> {
    private static final Pattern SYNTAX = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._-]{0,95}");

    public CollectionName {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("collection name '" + value.substring(0, Math.min(96, value.length()))
                    + "' is not allowed: 1 to 96 letters, digits, '.', '-' or '_', starting with a letter or digit");
        }
    }

    @Override
    public int compareTo(CollectionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
