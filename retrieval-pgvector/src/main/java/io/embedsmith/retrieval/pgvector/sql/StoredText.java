package io.embedsmith.retrieval.pgvector.sql;

/** Text as Postgres can store it. */
public final class StoredText {
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** U+0000 and halves of surrogate pairs become U+FFFD, one for one, so that offsets stay. */
    public static String of(String text) {
        int bad = firstBad(text, 0);
        if (bad < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        while (bad >= 0) {
            out.setCharAt(bad, REPLACEMENT);
            bad = firstBad(text, bad + 1);
        }
        return out.toString();
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
