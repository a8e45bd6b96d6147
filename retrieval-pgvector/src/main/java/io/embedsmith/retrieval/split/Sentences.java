package io.embedsmith.retrieval.split;

import java.util.Locale;
import java.util.Set;

/**
 * Ends of sentences and of clauses in Chinese and English.
 *
 * <p>Rules rather than {@link java.text.BreakIterator}: that one ends English sentences behind "e.g." and does not know
 * that closing quotes belong to the Chinese sentence before them.
 */
final class Sentences {
    private static final String WIDE_ENDS = "。！？；…‼⁇⁈⁉";
    private static final String NARROW_ENDS = ".!?";
    private static final String CLOSERS = "”’」』）】》〉〕\"')]";
    private static final String CLAUSE_ENDS = "，、：,;:—";

    private static final Set<String> ABBREVIATIONS = Set.of(
            "al", "approx", "ca", "cf", "ch", "co", "corp", "dept", "dr", "e.g", "ed", "eds", "eq", "etc", "fig",
            "figs", "gen", "i.e", "inc", "jr", "ltd", "mr", "mrs", "ms", "no", "nos", "p", "pp", "prof", "ref", "refs",
            "rev", "sec", "sr", "st", "tab", "u.k", "u.s", "viz", "vol", "vs");

    private Sentences() {}

    /** Behind the sentence that {@code start} is in, white space after it included; at most {@code end}. */
    static int endOfSentence(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (unit == '\n') {
                return skipSpace(text, i + 1, end);
            }
            boolean wide = WIDE_ENDS.indexOf(unit) >= 0;
            if (!wide && NARROW_ENDS.indexOf(unit) < 0) {
                continue;
            }
            int after = i + 1;
            while (after < end && isPartOfEnd(text.charAt(after))) {
                after++;
            }
            if (wide || endsNarrow(text, start, i, after, end)) {
                return skipSpace(text, after, end);
            }
            i = after - 1;
        }
        return end;
    }

    /** Behind the clause that {@code start} is in; at most {@code end}. */
    static int endOfClause(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (CLAUSE_ENDS.indexOf(unit) < 0) {
                continue;
            }
            boolean wide = unit > 0x7F;
            if (wide || (i + 1 < end && Character.isWhitespace(text.charAt(i + 1)))) {
                return skipSpace(text, i + 1, end);
            }
        }
        return end;
    }

    private static boolean isPartOfEnd(char unit) {
        return WIDE_ENDS.indexOf(unit) >= 0 || NARROW_ENDS.indexOf(unit) >= 0 || CLOSERS.indexOf(unit) >= 0;
    }

    /** Whether the stop at {@code stop} ends a sentence, {@code after} being behind what belongs to it. */
    private static boolean endsNarrow(String text, int start, int stop, int after, int end) {
        if (after >= end) {
            return true;
        }
        char next = text.charAt(after);
        if (!Character.isWhitespace(next)) {
            // 3.14, example.com, v1.2: only a Chinese character starts a sentence without a space before it.
            return Character.isIdeographic(next) && !isWordBefore(text, start, stop);
        }
        int following = skipSpace(text, after, end);
        if (following >= end || text.charAt(after) == '\n') {
            return true;
        }
        int codePoint = text.codePointAt(following);
        if (Character.isLowerCase(codePoint)) {
            return false;
        }
        return text.charAt(stop) != '.' || !isAbbreviation(text, start, stop);
    }

    private static boolean isWordBefore(String text, int start, int stop) {
        return stop > start && text.charAt(stop) == '.' && Character.isDigit(text.charAt(stop - 1));
    }

    private static boolean isAbbreviation(String text, int start, int stop) {
        int from = stop;
        while (from > start && stop - from < 8 && isAbbreviationPart(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        return initial || ABBREVIATIONS.contains(word);
    }

    private static boolean isAbbreviationPart(char unit) {
        return unit == '.' || (unit < 0x2E80 && Character.isLetter(unit));
    }

    private static int skipSpace(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
