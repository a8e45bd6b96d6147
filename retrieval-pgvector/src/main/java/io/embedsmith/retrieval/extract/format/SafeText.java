package io.embedsmith.retrieval.extract.format;

/** Removes from a text what a database cannot store and a reader cannot see. */
final class SafeText {
    private SafeText() {}

    /** Line ends become line feeds, lone surrogates U+FFFD; other control characters and byte order marks vanish. */
    static String clean(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isPlain(unit)) {
                out.append(unit);
            } else if (unit == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(unit).append(text.charAt(++i));
            } else if (Character.isSurrogate(unit)) {
                out.append('\uFFFD');
            } else if (unit == '\f' || unit == '\u000B' || unit == '\u0085') {
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char unit) {
        return unit == '\n'
                || unit == '\t'
                || (unit >= ' ' && unit < 0x7F)
                || (unit >= 0xA0 && !Character.isSurrogate(unit) && unit != '\uFEFF');
    }
}
