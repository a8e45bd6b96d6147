package io.embedsmith.retrieval.pgvector.filter;

import java.math.BigDecimal;

/** Values as jsonpath writes them. */
final class JsonPathLiteral {

    private JsonPathLiteral() {}

    /** Text, a finite number, true or false. */
    static String of(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Boolean flag -> flag.toString();
            // By way of the shortest decimal that reads back as the same number, as JSON writes it.
            case Number number -> new BigDecimal(number.toString()).toString();
            default ->
                throw new IllegalArgumentException(
                        "a " + value.getClass() + " cannot stand in a filter; this is a bug");
        };
    }

    /** In double quotes; what would end or bend the text is written as {@code \}{@code uXXXX}. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\' || Character.isISOControl(unit)) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                out.append(unit);
            }
        }
        return out.append('"').toString();
    }
}
