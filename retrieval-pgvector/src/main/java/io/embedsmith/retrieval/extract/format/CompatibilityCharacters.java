package io.embedsmith.retrieval.extract.format;

import java.text.Normalizer;

/**
 * Characters that fonts of PDF files name in place of the usual ones: radicals that look like Chinese characters, spaces
 * of no width, hyphens that show only at the end of a line. Left as they are, no search would find the words.
 */
final class CompatibilityCharacters {
    /** Simplified radicals without a decomposition in Unicode, each before the character that it stands for. */
    private static final String RADICALS = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

    private CompatibilityCharacters() {}

    static String replaced(String text) {
        if (text.chars().noneMatch(CompatibilityCharacters::isReplaced)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!isReplaced(unit)) {
                out.append(unit);
            } else if (unit == '\u00AD' || unit == '\u2010') {
                // Where the line ends a word is cut; elsewhere a soft hyphen is not seen.
                out.append(unit == '\u2010' || i == text.length() - 1 ? "-" : "");
            } else if (unit >= 0x2E80) {
                out.append(radical(unit));
            }
        }
        return out.toString();
    }

    private static boolean isReplaced(int unit) {
        return unit == '\u00AD' || unit == '\u2010' || unit == '\u200B' || (unit >= 0x2E80 && unit <= 0x2FDF);
    }

    private static String radical(char unit) {
        for (int i = 0; i < RADICALS.length(); i += 2) {
            if (RADICALS.charAt(i) == unit) {
                return RADICALS.substring(i + 1, i + 2);
            }
        }
        return Normalizer.normalize(String.valueOf(unit), Normalizer.Form.NFKC);
    }
}
