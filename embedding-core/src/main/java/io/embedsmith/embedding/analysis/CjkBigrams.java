package io.embedsmith.embedding.analysis;

import java.util.List;

/**
 * Every two neighbouring CJK characters as one token, so that a passage is found even where segmentation of passage and
 * query disagree. The marker keeps them apart from words of two characters: each has its own document frequency.
 */
final class CjkBigrams {
    /** Never the first character of a word: no tokenizer here emits it. */
    static final char MARKER = '~';

    private CjkBigrams() {}

    static void addTo(List<Token> tokens, String text) {
        int previousStart = -1;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            if (!Scripts.isCjk(codePoint)) {
                previousStart = -1;
            } else {
                if (previousStart >= 0) {
                    tokens.add(new Token(previousStart, end, MARKER + text.substring(previousStart, end)));
                }
                previousStart = i;
            }
            i = end;
        }
    }
}
