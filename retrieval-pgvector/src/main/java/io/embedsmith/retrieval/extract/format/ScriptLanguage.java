package io.embedsmith.retrieval.extract.format;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The language where the script alone tells it: Chinese, Japanese, Korean. */
final class ScriptLanguage {
    /** Enough to tell; more costs time. */
    private static final int SAMPLE = 20_000;

    private static final Set<String> WRITTEN_IN_HAN =
            Set.of("cdo", "cmn", "gan", "hak", "lzh", "nan", "wuu", "yue", "zho", "chi", "ja");

    private ScriptLanguage() {}

    /** Whether a language may be what was found by its script: Cantonese is written as Chinese is, and some Japanese. */
    static boolean isWrittenAs(String found, String declared) {
        String primary = declared.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return primary.equals(found) || (found.equals("zh") && WRITTEN_IN_HAN.contains(primary));
    }

    static Optional<String> of(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int other = 0;
        for (int i = 0; i < Math.min(text.length(), SAMPLE); i++) {
            char unit = text.charAt(i);
            if (!Character.isLetter(unit)) {
                continue;
            }
            switch (UnicodeScript.of(unit)) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                default -> other++;
            }
        }
        // A Chinese character carries about what four Latin letters do.
        int wide = 4 * (han + kana + hangul);
        if (wide == 0 || wide < other) {
            return Optional.empty();
        }
        if (hangul > han + kana) {
            return Optional.of("ko");
        }
        return Optional.of(kana * 10 > han ? "ja" : "zh");
    }
}
