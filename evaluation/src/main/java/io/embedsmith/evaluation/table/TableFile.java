package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of rows.
 *
 * @param columns names in order; empty when the file names them itself, in its first line or in each JSON object
 * @param surplus what becomes of fields beyond the columns
 */
public record TableFile(Path path, TableFormat format, List<String> columns, Surplus surplus) {

    /** Fields that no column names. */
    public enum Surplus {
        /** The file is not what it was taken for. */
        REFUSED,
        /** Some files have them in some rows. */
        IGNORED
    }

    public TableFile {
        columns = List.copyOf(columns);
    }

    /**
     * All rows, in order.
     *
     * @throws io.embedsmith.evaluation.file.UnreadableFileException if the file is missing
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public List<Row> rows() {
        return switch (format) {
            case CSV -> QuotedRows.read(this, ',');
            case TSV_QUOTED -> QuotedRows.read(this, '\t');
            case TSV -> tabbed();
            case JSONL -> json();
            case LINES -> lines();
        };
    }

    private List<Row> json() {
        List<Row> rows = new ArrayList<>();
        try (TextLines lines = TextLines.open(path)) {
            while (lines.advance()) {
                rows.add(new JsonRow(JsonLine.of(lines)));
            }
        }
        return rows;
    }

    private List<Row> lines() {
        List<String> name = columns.isEmpty() ? List.of("line") : columns;
        List<Row> rows = new ArrayList<>();
        try (TextLines lines = TextLines.open(path)) {
            while (lines.advanceToAny()) {
                rows.add(new TextRow(lines.place(), name, List.of(lines.text())));
            }
        }
        return rows;
    }

    private List<Row> tabbed() {
        List<Row> rows = new ArrayList<>();
        try (TextLines lines = TextLines.open(path)) {
            List<String> names = columns;
            while (lines.advance()) {
                List<String> fields = List.of(lines.text().split("\t", -1));
                if (names.isEmpty()) {
                    names = fields;
                } else {
                    rows.add(FieldCount.row(lines.place(), names, fields, surplus));
                }
            }
        }
        return rows;
    }
}
