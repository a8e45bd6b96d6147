package io.embedsmith.api.cli.output;

import io.embedsmith.evaluation.markup.Grid;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as their widest cell; Chinese characters count two. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the names of the columns. */
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** As a report has it. */
    public static Table of(Grid grid) {
        Table table = new Table(grid.header().toArray(String[]::new));
        grid.rows().forEach(row -> table.add(row.toArray(String[]::new)));
        return table;
    }

    /** One more row. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints all rows. */
    public void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i));
                if (i + 1 < columns) {
                    line.repeat(' ', widths[i] - width(row.get(i))).append(GAP);
                }
            }
            out.println(line);
        }
        out.flush();
    }

    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** East Asian wide, as far as document keys and collection names go. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
    }
}
