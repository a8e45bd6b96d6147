package io.embedsmith.evaluation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    @TempDir
    Path folder;

    private Path file(String... lines) {
        return TempFiles.text(folder.resolve("table"), lines);
    }

    private static List<Row> rows(Path file, TableFormat format, String... columns) {
        return new TableFile(file, format, List.of(columns), Surplus.REFUSED).rows();
    }

    @Test
    void csv_keepsQuotesDelimitersAndLineBreaksOfAField() {
        List<Row> rows = rows(file("text,label", "\"a \"\"b\"\", c\nd\",x", "", "\"\n e \",y"), TableFormat.CSV);

        assertThat(rows).extracting(row -> row.text("text")).containsExactly("a \"b\", c\nd", "\n e ");
        assertThat(rows).extracting(row -> row.place().line()).containsExactly(2L, 5L);
    }

    @Test
    void csv_namesTheLineOfAQuoteThatIsNeverClosed() {
        Path file = file("text,label", "a,x", "\"b,y", "c,z");

        assertThatThrownBy(() -> rows(file, TableFormat.CSV))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":3: ")
                .hasMessageContaining("quotes");
    }

    @Test
    void csv_refusesWhatIsNotUtf8() {
        Path file = TempFiles.bytes(
                folder.resolve("latin1"), "text,label\ncaf\u00e9,x\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> rows(file, TableFormat.CSV))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void tsv_takesAQuoteForACharacter() {
        List<Row> rows = rows(file("\"a\tb \"c\"\t0.5"), TableFormat.TSV, "first", "second", "score");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.text("first")).isEqualTo("\"a");
            assertThat(row.text("second")).isEqualTo("b \"c\"");
            assertThat(row.number("score")).isEqualTo(0.5);
        });
    }

    @Test
    void tsvQuoted_takesAQuoteForAQuote() {
        List<Row> rows = rows(file("head\ttext", "a\t\"b\tc\nd\""), TableFormat.TSV_QUOTED);

        assertThat(rows).extracting(row -> row.text("text")).containsExactly("b\tc\nd");
    }

    @Test
    void jsonl_holdsListsAndReadsGzip() {
        Path file =
                TempFiles.gzip(folder.resolve("rows.gz"), "{\"texts\":[\"a\",\"b\"],\"scores\":[1,2.5],\"label\":100}");

        assertThat(rows(file, TableFormat.JSONL)).singleElement().satisfies(row -> {
            assertThat(row.texts("texts")).containsExactly("a", "b");
            assertThat(row.numbers("scores")).containsExactly(1.0, 2.5);
            assertThat(row.text("label")).isEqualTo("100");
        });
    }

    @Test
    void lines_keepBlankOnes() {
        assertThat(rows(file("a", "", "c"), TableFormat.LINES, "sentence"))
                .extracting(row -> row.text("sentence"))
                .containsExactly("a", "", "c");
    }

    @Test
    void anUnknownColumnIsNamedWithThoseThatThereAre() {
        Path file = file("text,label", "a,x");

        assertThatThrownBy(() -> rows(file, TableFormat.CSV).getFirst().text("category"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage(file + ":2: there is no column 'category'; there are [text, label]");
    }

    @Test
    void moreFieldsThanColumnsAreRefusedUnlessIgnored() {
        Path file = file("a\tb\tc");

        assertThatThrownBy(() -> rows(file, TableFormat.TSV, "first", "second"))
                .hasMessageStartingWith(file + ":1: the line has 3 fields, the table has 2 columns");
        assertThat(new TableFile(file, TableFormat.TSV, List.of("first", "second"), Surplus.IGNORED).rows())
                .extracting(row -> row.text("second"))
                .containsExactly("b");
    }

    @Test
    void aTextIsNoNumber() {
        Path file = file("a\tNaN");

        assertThatThrownBy(() ->
                        rows(file, TableFormat.TSV, "text", "score").getFirst().number("score"))
                .hasMessage(file + ":1: column 'score' is 'NaN'; a finite number is needed");
    }
}
