package io.embedsmith.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.evaluation.JudgementFiles.Upload;
import io.embedsmith.evaluation.file.TextLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementFilesTest {
    private static final JudgementLimits SMALL = new JudgementLimits(TextLimits.UPLOADED.withLineBytes(200), 3, 4, 100);

    @TempDir
    private Path folder;

    private Optional<Upload> file(String name, String content) throws IOException {
        return Optional.of(new Upload(name, Files.writeString(folder.resolve("upload-of-" + name), content)));
    }

    private static String query(String id, String text) {
        return "{\"_id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
    }

    @Test
    void onlyJudgedQueriesCountAndTheOthersAreCountedOut() throws IOException {
        StringBuilder queries = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            queries.append(query("q" + i, "question " + i));
        }

        JudgementFiles.Read read = JudgementFiles.read(
                file("queries.jsonl", queries.toString()),
                file("qrels.tsv", "q7\td2\t1\nq7\td1\t2\n"),
                Map.of(),
                SMALL);

        assertThat(read.queries())
                .containsExactly(
                        new JudgedQuery("q7", "question 7", List.of(new Judgement("d1", 2), new Judgement("d2", 1))));
        assertThat(read.leftOut()).isEqualTo(999);
    }

    @Test
    void whatIsOverALimitIsRefusedAtItsLine() throws IOException {
        refused(
                file("queries.jsonl", query("a", "x") + query("b", "x") + query("c", "x") + query("d", "x")),
                Optional.empty(),
                "queries.jsonl:4: the file has 4 queries with 0 judgements up to this line; at most 3 and 4");
        refused(
                file("queries.jsonl", query("a", "x".repeat(60)) + query("b", "x".repeat(60))),
                Optional.empty(),
                "queries.jsonl:2: ids and texts up to this line have 120 characters together; at most 100");
        refused(
                file("queries.jsonl", query("a", "x".repeat(300))),
                Optional.empty(),
                "queries.jsonl:1: the line is longer than 200 bytes");
        refused(
                Optional.empty(),
                file("qrels.tsv", "a 0 d1 1\na 0 d2 1\na 0 d3 1\na 0 d4 1\na 0 d5 1\n"),
                "qrels.tsv:5: the file has 1 queries with 5 judgements up to this line");
        refused(
                Optional.empty(),
                file("qrels.tsv", "x" + "\t".repeat(150)),
                "qrels.tsv:1: the line has 100 or more columns");
    }

    @Test
    void aBombIsRefusedAndTheOwnDiskHasNoLimits() throws IOException {
        Path bomb = folder.resolve("bomb");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] blanks = "\n".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 40; i++) {
                out.write(blanks);
            }
            out.write(query("a", "x").getBytes(StandardCharsets.UTF_8));
        }
        Optional<Upload> queries = Optional.of(new Upload("queries.jsonl.gz", bomb));

        refused(queries, file("qrels.tsv", "a\td\t1\n"), "it inflates to more than 200 times its size");
        assertThat(JudgementFiles.read(queries, Optional.empty(), Map.of(), JudgementLimits.OWN)
                        .queries())
                .hasSize(1);
    }

    private static void refused(Optional<Upload> queries, Optional<Upload> qrels, String detail) {
        assertThatThrownBy(() -> JudgementFiles.read(queries, qrels, Map.of("a", "known"), SMALL))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(detail);
    }
}
