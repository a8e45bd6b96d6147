package io.embedsmith.embedding.analysis;

import java.util.List;

/**
 * Keeps part numbers and identifiers findable however they are punctuated: {@code GB/T-7714}, {@code x86_64},
 * {@code Wi-Fi} also give one token of their parts joined ({@code gbt7714}, {@code x8664}, {@code wifi}), and
 * {@code C++} and {@code C#} keep their sign. The parts themselves come from {@link AlphabeticWords}.
 */
final class CompoundTerms {
    private static final String CONNECTORS = "-_/.:,+&@‐‑·";
    /** Beyond so many parts it is a path, an address or a date range, and no one types it joined. */
    private static final int MAX_PARTS = 5;

    private final String text;
    private final List<Token> tokens;

    private CompoundTerms(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static void addTo(List<Token> tokens, String text) {
        new CompoundTerms(text, tokens).scan();
    }

    /**
     * Connectors between two letters or a letter and a digit as spaces, so that the parts are words of their own. A
     * point or comma between two digits stays: 3.14 and 1,000 are one number.
     */
    static String separateParts(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '_' || ((unit == '.' || unit == ':' || unit == '·') && !isBetweenDigits(text, i))) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    private void scan() {
        int i = 0;
        while (i < text.length()) {
            int end = partEnd(i);
            if (end == i) {
                i++;
                continue;
            }
            i = compound(i, end);
        }
    }

    /** Reads parts from {@code start} as long as single connectors join them; returns the offset behind the last. */
    private int compound(int start, int firstEnd) {
        StringBuilder joined = new StringBuilder().append(text, start, firstEnd);
        int parts = 1;
        int end = firstEnd;
        while (end + 1 < text.length() && isConnector(end)) {
            int next = partEnd(end + 1);
            if (next == end + 1) {
                break;
            }
            if (isDecimalPoint(end)) {
                joined.append('.');
            } else {
                parts++;
            }
            joined.append(text, end + 1, next);
            end = next;
        }
        boolean number = joined.length() < end - start && isNumber(start, end);
        if (((parts > 1 && parts <= MAX_PARTS) || number) && joined.length() <= Token.MAX_LENGTH) {
            tokens.add(new Token(start, end, joined.toString()));
        }
        int suffix = suffixEnd(end);
        if (suffix > end && suffix - start <= Token.MAX_LENGTH && parts == 1) {
            tokens.add(new Token(start, suffix, text.substring(start, suffix)));
        }
        return end;
    }

    private boolean isNumber(int start, int end) {
        return text.substring(start, end).chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',' || c == '.');
    }

    /** "++" or "#" that ends a word: C++, C#, F#. */
    private int suffixEnd(int start) {
        int end = start;
        if (text.startsWith("++", start)) {
            end = start + 2;
        } else if (text.startsWith("#", start)) {
            end = start + 1;
        }
        return end < text.length() && Character.isLetterOrDigit(text.codePointAt(end)) ? start : end;
    }

    private boolean isConnector(int index) {
        char unit = text.charAt(index);
        if (unit == ',') {
            return isBetweenDigits(text, index);
        }
        return CONNECTORS.indexOf(unit) >= 0;
    }

    private boolean isDecimalPoint(int index) {
        return text.charAt(index) == '.' && isBetweenDigits(text, index);
    }

    private static boolean isBetweenDigits(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && Character.isDigit(text.charAt(index - 1))
                && Character.isDigit(text.charAt(index + 1));
    }

    /** Offset behind the letters and digits that start at {@code start}. */
    private int partEnd(int start) {
        int i = start;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (!Character.isLetterOrDigit(codePoint) || Scripts.isCjk(codePoint)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }
}
