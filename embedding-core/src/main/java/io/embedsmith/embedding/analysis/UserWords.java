package io.embedsmith.embedding.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the words of one user dictionary in normalized text: leftmost first, and the longest that starts there. */
final class UserWords {
    /** Bit n - 1 is set when a word of n UTF-16 units starts with the character. */
    private final Map<Character, Long> lengthsByFirst = new HashMap<>();

    private final Set<String> words = new HashSet<>();

    UserWords(UserDictionary dictionary) {
        for (String word : dictionary.words()) {
            String normal = TextNormalizer.normalize(word).strip();
            // Compatibility forms can grow under NFKC; beyond the limit the word is left to ordinary analysis.
            if (!normal.isEmpty() && normal.length() <= Long.SIZE) {
                words.add(normal);
                lengthsByFirst.merge(normal.charAt(0), 1L << (normal.length() - 1), (a, b) -> a | b);
            }
        }
    }

    /** Adds every match between two offsets to {@code tokens}, in text order, not overlapping. */
    void addTo(List<Token> tokens, String text) {
        if (words.isEmpty()) {
            return;
        }
        int i = 0;
        while (i < text.length()) {
            int length = matchAt(text, i);
            if (length == 0) {
                i++;
                continue;
            }
            tokens.add(new Token(i, i + length, token(text.substring(i, i + length))));
            i += length;
        }
    }

    private int matchAt(String text, int start) {
        long lengths = lengthsByFirst.getOrDefault(text.charAt(start), 0L);
        while (lengths != 0) {
            int length = Long.SIZE - Long.numberOfLeadingZeros(lengths);
            int end = start + length;
            if (end <= text.length()
                    && words.contains(text.substring(start, end))
                    && isBoundary(text, start)
                    && isBoundary(text, end)) {
                return length;
            }
            lengths &= ~(1L << (length - 1));
        }
        return 0;
    }

    /** A word of letters must not be found inside a longer one: "art" is not in "party". CJK has no such edges. */
    private static boolean isBoundary(String text, int offset) {
        return offset == 0
                || offset == text.length()
                || !joins(text.codePointBefore(offset))
                || !joins(text.codePointAt(offset));
    }

    private static boolean joins(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !Scripts.isCjk(codePoint);
    }

    /** Tokens hold no white space, and must not look like a bigram. */
    private static String token(String word) {
        String joined = word.replaceAll("\\s+", "_");
        return joined.charAt(0) == CjkBigrams.MARKER ? "_" + joined : joined;
    }
}
