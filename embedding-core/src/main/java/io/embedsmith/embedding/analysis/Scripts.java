package io.embedsmith.embedding.analysis;

import java.lang.Character.UnicodeScript;

/** Which code points are written without spaces between words. */
final class Scripts {
    private static final int IDEOGRAPHIC_ITERATION_MARK = 0x3005;
    private static final int IDEOGRAPHIC_ZERO = 0x3007;
    private static final int PROLONGED_SOUND_MARK = 0x30FC;

    private Scripts() {}

    /** Chinese characters, 々 and 〇 included. */
    static boolean isHan(int codePoint) {
        if (codePoint < 0x2E80) {
            return false;
        }
        if (codePoint >= 0x4E00 && codePoint <= 0x9FFF) {
            return true;
        }
        return codePoint == IDEOGRAPHIC_ITERATION_MARK
                || codePoint == IDEOGRAPHIC_ZERO
                || (Character.isLetter(codePoint) && UnicodeScript.of(codePoint) == UnicodeScript.HAN);
    }

    /** Hiragana: like Han, a word can end after any of them. */
    static boolean isHiragana(int codePoint) {
        return codePoint >= 0x3041 && codePoint <= 0x3096;
    }

    /** What gets bigrams: Han, Hiragana, Katakana and Hangul syllables. */
    static boolean isCjk(int codePoint) {
        if (codePoint < 0x2E80) {
            return false;
        }
        return isHan(codePoint)
                || isHiragana(codePoint)
                || (codePoint >= 0x30A1 && codePoint <= 0x30FA)
                || codePoint == PROLONGED_SOUND_MARK
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3);
    }
}
