package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Values separated by comma, semicolon, tab or bar: one block per row, the first row names the columns. */
final class CsvReader implements FormatReader {
    private static final String SEPARATORS = ",;\t|";
    private static final int SAMPLE = 50;

    @Override
    public void read(Source source, Draft draft) throws IOException {
        String text = SafeText.clean(TextDecoder.decode(Files.readAllBytes(source.file())));
        draft.text().checkRoom(text.length());
        List<List<String>> rows = rows(text);
        boolean isTable = rows.stream().anyMatch(row -> cells(row) > 1);
        boolean hasHeader = false;
        for (List<String> row : rows) {
            if (isTable && !hasHeader && cells(row) == 1) {
                // A line above the names of the columns is a title, not a column.
                draft.text().add(BlockKind.PARAGRAPH, Row.text(row));
                continue;
            }
            draft.text().add(hasHeader ? BlockKind.TABLE_ROW : BlockKind.TABLE_HEADER, Row.text(row));
            hasHeader |= cells(row) > 0;
        }
    }

    private static long cells(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static List<List<String>> rows(String text) throws IOException {
        char separator = separator(text);
        try {
            return parsed(text, separator, Integer.MAX_VALUE);
        } catch (CSVException e) {
            return asLines(text);
        }
    }

    private static List<List<String>> parsed(String text, char separator, int most) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                if (rows.size() == most) {
                    break;
                }
                rows.add(row.stream()
                        .map(cell -> cell.replace('\n', Whitespace.HARD_BREAK))
                        .toList());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows;
    }

    /** A stray quote must not cost the document: without quoting every line is a row. */
    private static List<List<String>> asLines(String text) {
        return text.lines().map(List::of).toList();
    }

    /**
     * The separator that gives most of the first rows the same number of cells, and of two such the one that gives more:
     * commas may be frequent in the texts of a file whose separator is another.
     */
    private static char separator(String text) throws IOException {
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            long evidence = evidence(text, SEPARATORS.charAt(i));
            if (evidence > most) {
                most = evidence;
                best = SEPARATORS.charAt(i);
            }
        }
        return best;
    }

    private static long evidence(String text, char separator) throws IOException {
        Map<Integer, Integer> rowsBySize = new TreeMap<>();
        try {
            parsed(text, separator, SAMPLE).forEach(row -> rowsBySize.merge(row.size(), 1, Integer::sum));
        } catch (CSVException e) {
            // Quotes that do not close end the sample.
            text.lines()
                    .limit(SAMPLE)
                    .forEach(line ->
                            rowsBySize.merge(line.split(Pattern.quote("" + separator), -1).length, 1, Integer::sum));
        }
        return rowsBySize.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .mapToLong(entry -> entry.getValue() * 1_000L + Math.min(entry.getKey(), 999))
                .max()
                .orElse(0);
    }
}
