package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Values separated by comma, semicolon, tab or bar: one block per row, the first row names the columns. */
final class CsvReader implements FormatReader {
    private static final String SEPARATORS = ",;\t|";

    @Override
    public void read(Source source, Draft draft) throws IOException {
        String text = SafeText.clean(TextDecoder.decode(Files.readAllBytes(source.file())));
        draft.text().checkRoom(text.length());
        for (List<String> row : rows(text)) {
            boolean first = draft.text().isEmpty();
            draft.text().add(first ? BlockKind.TABLE_HEADER : BlockKind.TABLE_ROW, Row.text(row));
        }
    }

    private static List<List<String>> rows(String text) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
            }
        } catch (CSVException e) {
            return asLines(text);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                return asLines(text);
            }
            throw e;
        }
        return rows;
    }

    /** A stray quote must not cost the document: without quoting every line is a row. */
    private static List<List<String>> asLines(String text) {
        return text.lines().map(List::of).toList();
    }

    /** The separator that is most frequent in the first lines. */
    private static char separator(String text) {
        List<String> lines = text.lines().limit(20).toList();
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = lines.stream()
                    .flatMapToInt(String::chars)
                    .filter(unit -> unit == candidate)
                    .count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
