package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;

/**
 * White space of running text. Where a source breaks lines for its own width, the break is a space between words, and
 * nothing between two Chinese characters.
 */
final class Whitespace {
    /** Written by readers where the author ended the line on purpose. */
    static final char HARD_BREAK = '\u2028';

    /** Written by readers where a line was broken to fit a page; a word may have been cut there with a hyphen. */
    static final char WRAP = '\u2029';

    private Whitespace() {}

    static String tidy(BlockKind kind, String text) {
        return kind == BlockKind.CODE ? tidyCode(text) : tidyProse(text);
    }

    private static String tidyProse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char unit = text.charAt(i);
            if (!isSpace(unit)) {
                out.append(unit);
                i++;
                continue;
            }
            boolean hard = false;
            boolean soft = false;
            boolean wrap = false;
            while (i < text.length() && isSpace(text.charAt(i))) {
                hard |= text.charAt(i) == HARD_BREAK;
                soft |= text.charAt(i) == '\n' || text.charAt(i) == WRAP;
                wrap |= text.charAt(i) == WRAP;
                i++;
            }
            if (out.isEmpty() || i == text.length()) {
                continue;
            }
            if (hard) {
                out.append('\n');
            } else if (wrap && endsWithCutWord(out) && Character.isLowerCase(text.charAt(i))) {
                out.setLength(out.length() - 1);
            } else if (!soft || !isWide(out.charAt(out.length() - 1)) || !isWide(text.charAt(i))) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    private static boolean endsWithCutWord(StringBuilder out) {
        int last = out.length() - 1;
        return last > 0 && out.charAt(last) == '-' && Character.isLetter(out.charAt(last - 1));
    }

    private static String tidyCode(String text) {
        String code = text.replace(HARD_BREAK, '\n').replace(WRAP, '\n').stripTrailing();
        int start = 0;
        // Leading blank lines go, the indentation of the first line stays.
        for (int i = 0; i < code.length() && Character.isWhitespace(code.charAt(i)); i++) {
            if (code.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        return code.substring(start);
    }

    private static boolean isSpace(char unit) {
        return unit == HARD_BREAK
                || unit == WRAP
                || unit == '\u00A0'
                || unit == '\u202F'
                || Character.isWhitespace(unit);
    }

    /** Scripts and punctuation that put no space between words or sentences. */
    private static boolean isWide(char unit) {
        return (unit >= 0x2E80 && unit <= 0x9FFF)
                || (unit >= 0xF900 && unit <= 0xFAFF)
                || (unit >= 0xFF01 && unit <= 0xFF60)
                || unit == '“'
                || unit == '”'
                || unit == '‘'
                || unit == '’'
                || unit == '…'
                || (unit >= 0xD840 && unit <= 0xD87F);
    }
}
