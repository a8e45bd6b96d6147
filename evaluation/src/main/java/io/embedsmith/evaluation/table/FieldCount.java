package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.FilePlace;
import java.util.List;

/** Matches the fields of a line with the columns. */
final class FieldCount {
    private FieldCount() {}

    static Row row(FilePlace place, List<String> columns, List<String> fields, TableFile.Surplus surplus) {
        if (fields.size() == columns.size()) {
            return new TextRow(place, columns, fields);
        }
        if (fields.size() > columns.size() && surplus == TableFile.Surplus.IGNORED) {
            return new TextRow(place, columns, fields.subList(0, columns.size()));
        }
        throw place.malformed("the line has " + fields.size() + " fields, the table has " + columns.size() + " columns "
                + columns + "; check the format, or the columns that the task names");
    }
}
