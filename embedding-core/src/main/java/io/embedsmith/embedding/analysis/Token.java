package io.embedsmith.embedding.analysis;

import java.util.Comparator;

/**
 * A token and where it stands in the normalized text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset behind its last
 * @param text what is indexed; differs from the surface after stemming
 */
record Token(int start, int end, String text) {
    /** Longest token in UTF-16 units: at most 765 bytes of UTF-8, and a tsvector lexeme may have 2,046. */
    static final int MAX_LENGTH = 255;

    /** Text order; longer first where two start together; the sort is stable for the rest. */
    static final Comparator<Token> TEXT_ORDER =
            Comparator.comparingInt(Token::start).thenComparing(Token::end, Comparator.reverseOrder());

    Token {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a token has 1 to " + MAX_LENGTH + " characters, got " + text.length() + "; this is a bug");
        }
    }

    /** The first characters that fit; never half of a surrogate pair. */
    static String limited(String word) {
        if (word.length() <= MAX_LENGTH) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
