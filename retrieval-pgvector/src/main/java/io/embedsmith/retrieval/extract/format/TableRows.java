package io.embedsmith.retrieval.extract.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells of a table in its columns. A cell over several rows is repeated in each, because a row is read without the others;
 * one over several columns is followed by empty ones.
 */
final class TableRows {
    /** More columns than any table has that people read (HTML, 4.9.11). */
    private static final int MOST_COLUMNS = 1_000;

    private final List<Span> spans = new ArrayList<>();
    private List<String> above = List.of();
    private List<String> row = new ArrayList<>();

    /** Text that reaches into so many more rows. */
    private record Span(String text, int rows) {
        static final Span NONE = new Span("", 0);
    }

    void cell(String text, int columns, int rows) {
        fill();
        for (int i = 0; i < Math.clamp(columns, 1, MOST_COLUMNS) && row.size() < MOST_COLUMNS; i++) {
            String part = i == 0 ? text : "";
            span(row.size(), new Span(part, rows - 1));
            row.add(part);
        }
    }

    /** A cell that is one with that above it. */
    void continued(int columns) {
        int column = row.size();
        cell(column < above.size() ? above.get(column) : "", columns, 1);
    }

    /** The cells of the row, which ends. */
    List<String> endRow() {
        if (!row.isEmpty()) {
            fill();
        }
        above = row;
        row = new ArrayList<>();
        return above;
    }

    private void fill() {
        for (int column = row.size(); column < spans.size() && spans.get(column).rows() > 0; column++) {
            Span span = spans.get(column);
            row.add(span.text());
            spans.set(column, new Span(span.text(), span.rows() - 1));
        }
    }

    private void span(int column, Span span) {
        while (spans.size() <= column) {
            spans.add(Span.NONE);
        }
        spans.set(column, span);
    }
}
