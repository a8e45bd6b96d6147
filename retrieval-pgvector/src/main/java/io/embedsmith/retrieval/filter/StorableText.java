package io.embedsmith.retrieval.filter;

/** Text as a database takes it: no U+0000, every surrogate in a pair. */
public final class StorableText {

    private StorableText() {}

    /** Whether the text can stand in stored metadata; where it cannot, no stored value equals it. */
    public static boolean isStorable(String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }
}
