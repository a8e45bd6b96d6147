package io.embedsmith.evaluation.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of a report.
 *
 * @param header names of the columns
 * @param rows each with a cell for every column
 * @param words how many columns from the left hold words; those behind hold numbers, which stand to the right
 */
public record Grid(List<String> header, List<List<String>> rows, int words) {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    public Grid {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row has " + row.size() + " cells, the table has " + header.size()
                        + " columns; each row needs a cell for every column");
            }
        }
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        markdownRow(header, out);
        out.append('|');
        for (int i = 0; i < header.size(); i++) {
            out.append(i < words ? "---|" : "---:|");
        }
        out.append('\n');
        rows.forEach(row -> markdownRow(row, out));
        return out.toString();
    }

    private static void markdownRow(List<String> cells, StringBuilder out) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(markdownText(cell)).append(" |");
        }
        out.append('\n');
    }

    /** A text that Markdown shows as it is, on one line. */
    public static String markdownText(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().replaceAll("\\s+", " ").chars().forEach(c -> {
            switch (c) {
                case '\\', '|', '`', '*', '[', ']' -> out.append('\\').append((char) c);
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                default -> out.append((char) c);
            }
        });
        return out.toString();
    }

    /** As CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    public String csv() {
        StringBuilder out = new StringBuilder();
        csvRow(header, out);
        rows.forEach(row -> csvRow(row, out));
        return out.toString();
    }

    private void csvRow(List<String> cells, StringBuilder out) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (i < words && !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
                cell = "'" + cell;
            }
            out.append(i == 0 ? "" : ",");
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append("\r\n");
    }

    /** As HTML, in a box that scrolls sideways by itself. */
    public Element html(String caption) {
        Element head = Element.of("thead").add(row("th", header));
        Element body =
                Element.of("tbody").add(rows.stream().map(row -> row("td", row)).toList());
        Element table = Element.of("table").add(Element.of("caption", caption)).add(List.of(head, body));
        return Element.of("div")
                .with("class", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", caption)
                .add(table);
    }

    private Element row(String kind, List<String> cells) {
        List<Element> elements = new ArrayList<>();
        IntStream.range(0, cells.size()).forEach(i -> {
            // The first cell of a row names it.
            Element cell = Element.of(i == 0 ? "th" : kind, cells.get(i));
            if (kind.equals("th")) {
                cell = cell.with("scope", "col");
            } else if (i == 0) {
                cell = cell.with("scope", "row");
            }
            elements.add(i < words ? cell : cell.with("class", "number"));
        });
        return Element.of("tr").add(elements);
    }
}
