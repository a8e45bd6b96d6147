package io.embedsmith.training.data;

import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.table.TableFile;
import io.embedsmith.evaluation.table.TableFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of labelled pairs and where in it the two texts and the score stand.
 *
 * <p>JSON Lines when the first line begins with a brace, tabs when it has one (a quote is then a character like any other),
 * else CSV. The columns are found by the names in {@link PairColumns}; a file without a line of names has the two texts and
 * the score in this order, or the columns of the release of the STS Benchmark.
 */
record PairTable(TableFile file, PairColumns columns) {
    /** genre, file, year, number, score, texts; some rows name sources behind them. */
    private static final List<String> STS_BENCHMARK =
            List.of("genre", "filename", "year", "index", "score", "sentence1", "sentence2");

    private static final List<String> TRIPLE = List.of("sentence1", "sentence2", "score");

    /** Looks at the first line. */
    static PairTable of(Path path) {
        try (TextLines lines = TextLines.open(path)) {
            if (!lines.advance()) {
                return triple(path, TableFormat.TSV, TRIPLE);
            }
            return of(path, lines);
        }
    }

    private static PairTable of(Path path, TextLines first) {
        String line = first.text();
        if (line.stripLeading().startsWith("{")) {
            return json(path);
        }
        TableFormat format = line.contains("\t") ? TableFormat.TSV : TableFormat.CSV;
        List<String> fields = Arrays.stream(line.split(format == TableFormat.TSV ? "\t" : ",", -1))
                .map(PairTable::unquoted)
                .toList();
        if (PairColumns.areNamedIn(fields)) {
            return new PairTable(
                    new TableFile(path, format, List.of(), TableFile.Surplus.REFUSED), PairColumns.of(fields));
        }
        if (format == TableFormat.TSV && fields.size() >= STS_BENCHMARK.size() && isNumber(fields.get(4))) {
            return triple(path, format, STS_BENCHMARK);
        }
        if (format == TableFormat.TSV && (fields.size() != TRIPLE.size() || !isNumber(fields.get(2)))) {
            throw first.malformed("the first line has the " + fields.size() + " fields " + fields
                    + "; name the columns " + PairColumns.NEEDED + " there, or give two texts and a number");
        }
        return triple(path, format, TRIPLE);
    }

    private static PairTable triple(Path path, TableFormat format, List<String> columns) {
        TableFile.Surplus surplus =
                columns.equals(STS_BENCHMARK) ? TableFile.Surplus.IGNORED : TableFile.Surplus.REFUSED;
        return new PairTable(new TableFile(path, format, columns, surplus), PairColumns.of(columns));
    }

    private static PairTable json(Path path) {
        try (TextLines lines = TextLines.open(path)) {
            lines.advance();
            List<String> fields = JsonLine.of(lines).fields();
            if (!PairColumns.areNamedIn(fields)) {
                throw lines.malformed("the line has the fields " + fields + "; " + PairColumns.NEEDED + " are needed");
            }
            return new PairTable(
                    new TableFile(path, TableFormat.JSONL, List.of(), TableFile.Surplus.REFUSED),
                    PairColumns.of(fields));
        }
    }

    List<Placed<LabelledPair>> pairs() {
        return file.rows().stream()
                .map(row -> new Placed<>(
                        pair(row), ExamplePlace.ofLine(file.path(), row.place().line())))
                .toList();
    }

    private LabelledPair pair(Row row) {
        return row.place()
                .checked(() -> new LabelledPair(
                        row.text(columns.first()), row.text(columns.second()), row.number(columns.score())));
    }

    private static String unquoted(String field) {
        String stripped = field.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }

    private static boolean isNumber(String field) {
        try {
            return Double.isFinite(Double.parseDouble(field.strip()));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
