package io.embedsmith.embedding.text;

/** Text that every encoder of UTF-8 accepts. */
public final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /**
     * The text with every lone surrogate replaced by U+FFFD. It keeps its length, so that offsets into the one hold for the
     * other.
     */
    public static String of(String text) {
        int bad = firstLoneSurrogate(text, 0);
        if (bad < 0) {
            return text;
        }
        char[] repaired = text.toCharArray();
        for (int at = bad; at >= 0; at = firstLoneSurrogate(text, at + 1)) {
            repaired[at] = REPLACEMENT;
        }
        return new String(repaired);
    }

    private static int firstLoneSurrogate(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return -1;
    }
}
