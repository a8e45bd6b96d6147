package io.embedsmith.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopRankedFileTest {
    @TempDir
    Path folder;

    @Test
    void candidatesKeepTheirOrderAndNumbersAreIds() {
        Path file = TempFiles.gzip(
                folder.resolve("top.jsonl.gz"),
                "{\"query-id\":7,\"corpus-ids\":[\"p2\",1]}",
                "{\"query-id\":\"q\",\"corpus-ids\":[]}");

        assertThat(TopRankedFile.read(file))
                .containsEntry(new QueryId("7"), List.of(new PassageId("p2"), new PassageId("1")))
                .containsEntry(new QueryId("q"), List.of())
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        {"query-id":"q","corpus-ids":["a"]}  | query q came before; each may have one line
        {"corpus-ids":["a"]}                 | field 'query-id' is missing; there are [corpus-ids]
        {"query-id":"r"}                     | field 'corpus-ids' is missing; there are [query-id]
        {"query-id":"r","corpus-ids":"a"}    | field 'corpus-ids' is a string; a list is needed
        """)
    void aMistakeIsNamedWithItsLine(String line, String complaint) {
        Path file = TempFiles.text(folder.resolve("top.jsonl"), "{\"query-id\":\"q\",\"corpus-ids\":[\"b\"]}", line);

        assertThatThrownBy(() -> TopRankedFile.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":2: ")
                .hasMessageContaining(complaint);
    }
}
