package io.embedsmith.retrieval.document;

/**
 * What the user calls a document, unique in its collection: a path, a URL, an id.
 *
 * @param value 1 to 1,024 characters, not blank, without control characters
 */
public record DocumentKey(String value) implements Comparable<DocumentKey> {
    /** Longest key in UTF-16 units. */
    public static final int MAX_LENGTH = 1_024;

    public DocumentKey {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a document key has 1 to " + MAX_LENGTH + " characters and is not blank, got " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) || isLoneSurrogate(value, i)) {
                throw new IllegalArgumentException(
                        "a document key has no control characters and no lone surrogates, got U+"
                                + String.format(java.util.Locale.ROOT, "%04X", (int) c) + " at position " + i);
            }
        }
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    @Override
    public int compareTo(DocumentKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
