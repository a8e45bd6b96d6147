package io.embedsmith.training.mining;

import java.text.Normalizer;
import java.util.Locale;

/** What remains of a text when case, width of characters, white space and punctuation do not count. */
final class TextForm {
    private TextForm() {}

    /** A text of nothing but signs stays as it is, else all of them would be one. */
    static String of(String text) {
        StringBuilder form = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(form::appendCodePoint);
        return form.isEmpty() ? text.strip() : form.toString();
    }
}
