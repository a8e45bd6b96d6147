package io.embedsmith.embedding.tokenizer;

/**
 * Where a long text may be cut so that tokens on either side do not change: sub-word tokenizers first split at white space,
 * so a cut there leaves the words of both sides whole.
 */
final class TextWindow {
    /** White space is looked for this far from the wished place. */
    private static final int REACH = 512;

    private TextWindow() {}

    /** An end of a leading part of at most {@code length} units: behind white space if there is some near. */
    static int endWithin(String text, int from, int length) {
        int end = from + length;
        if (end >= text.length()) {
            return text.length();
        }
        for (int at = end; at > Math.max(from, end - REACH); at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return splitsPair(text, end) ? end - 1 : end;
    }

    /** A start of a trailing part of at most {@code length} units: behind white space if there is some near. */
    static int startWithin(String text, int length) {
        int start = text.length() - length;
        if (start <= 0) {
            return 0;
        }
        for (int at = start; at < Math.min(text.length(), start + REACH); at++) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return splitsPair(text, start) ? start + 1 : start;
    }

    private static boolean splitsPair(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
