package io.embedsmith.evaluation.markup;

/** A text; whatever it holds, it stays a text. */
record Words(String text) implements Markup {

    @Override
    public void writeTo(StringBuilder out) {
        escape(text, out);
    }

    /** For texts and for attributes in double quotes; characters that XML 1.0 forbids are replaced. */
    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
            }
        }
    }
}
