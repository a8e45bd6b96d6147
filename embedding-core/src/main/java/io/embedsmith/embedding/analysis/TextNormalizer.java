package io.embedsmith.embedding.analysis;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes one of all spellings that mean the same: full-width and half-width (NFKC), traditional and simplified, upper and
 * lower case; removes what no one types (control and format characters, halves of surrogate pairs).
 */
final class TextNormalizer {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TextNormalizer() {}

    static String normalize(String text) {
        String plain = Normalizer.normalize(clean(text), Normalizer.Form.NFKC);
        // Lower-casing comes before the conversion: its dictionary has no cased letters.
        String lower = plain.toLowerCase(Locale.ROOT);
        return hasHan(lower) ? HanLP.t2s(lower) : lower;
    }

    /** Control characters and lone surrogates end a word, so they become spaces; format characters vanish. */
    static String clean(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == length) {
            return text;
        }
        StringBuilder out = new StringBuilder(length).append(text, 0, i);
        while (i < length) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            switch (Character.getType(codePoint)) {
                case Character.CONTROL, Character.SURROGATE -> out.append(' ');
                case Character.FORMAT -> {
                    // Joiners shape emoji sequences and Persian words; all other format characters are invisible.
                    if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
                        out.appendCodePoint(codePoint);
                    }
                }
                default -> out.appendCodePoint(codePoint);
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char unit) {
        return (unit >= ' ' && unit < 0x7F) || (unit >= 0x3001 && unit < 0xD800);
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Scripts::isHan);
    }
}
