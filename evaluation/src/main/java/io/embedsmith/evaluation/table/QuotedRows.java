package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.file.TextReader;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows with quoted fields, which may hold the delimiter, quotes and line breaks (RFC 4180). */
final class QuotedRows {
    private QuotedRows() {}

    static List<Row> read(TableFile file, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(TextReader.open(file.path()))
                .setFormat(format)
                .get()) {
            return rows(file, parser);
        } catch (IOException e) {
            throw new UnreadableFileException(file.path(), e);
        }
    }

    private static List<Row> rows(TableFile file, CSVParser parser) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = file.columns();
        long line = 1;
        try {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                List<String> fields = List.of(records.next().values());
                FilePlace place = new FilePlace(file.path(), line);
                line = parser.getCurrentLineNumber() + 1;
                if (fields.size() == 1 && fields.getFirst().isEmpty()) {
                    continue; // a blank line
                }
                if (columns.isEmpty()) {
                    columns = fields;
                } else {
                    rows.add(FieldCount.row(place, columns, fields, file.surplus()));
                }
            }
        } catch (UncheckedIOException e) {
            throw new FilePlace(file.path(), line)
                    .malformed("a field that begins here cannot be read ("
                            + String.valueOf(
                                    e.getCause() == null
                                            ? e.getMessage()
                                            : e.getCause().getMessage())
                            + "); check its quotes and that the file is UTF-8");
        }
        return rows;
    }
}
