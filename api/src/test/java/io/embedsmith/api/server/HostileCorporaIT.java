package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of lines that the server reads itself, made to fill the memory of the packaged program, which has 512 MiB: they end
 * with a reason, and the others are answered.
 */
@Timeout(120)
class HostileCorporaIT {
    private static final String CORPORA = "/api/v1/collections/c/documents?format=beir";
    private static final String SETS = "/api/v1/collections/c/evaluation-sets";

    @TempDir
    private static Path folder;

    private static Program program;
    private static String key;
    private static Kept kept;

    @BeforeAll
    static void start() throws IOException {
        program = new Program(Files.createDirectories(folder.resolve("data")), Map.of());
        program.start();
        key = program.adminKey();
        kept = Kept.in(program, "c");
        assertThat(program.post(SETS, key, "{\"name\": \"s\"}").code()).isEqualTo(201);
    }

    @AfterAll
    static void stop() throws IOException {
        program.close();
        assertThat(Files.readString(program.log())).doesNotContain("OutOfMemoryError");
    }

    @AfterEach
    void theOthersAreServed() throws IOException {
        kept.isFound();
    }

    private static String ended(byte[] corpus) throws InterruptedException {
        return program.ended(program.upload(CORPORA, key, new Form().file("corpus.jsonl", corpus)), key);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String id, String text) {
        return "{\"_id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
    }

    /** Zipped: a beginning, and then so many MiB of one character. */
    private static byte[] bomb(String beginning, int mebibytes, String character) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] filler = utf8(character.repeat(1 << 20));
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(utf8(beginning));
            for (int i = 0; i < mebibytes; i++) {
                out.write(filler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aCorpusThatInflatesWithoutEndFailsItsJob() throws InterruptedException {
        byte[] corpus = bomb(line("p", "fine") + "{\"_id\": \"q\", \"text\": \"", 2_000, "x");
        assertThat(corpus.length).isLessThan(4 << 20);

        assertThat(ended(corpus))
                .contains("\"state\":\"failed\"")
                .contains("corpus.jsonl:2")
                .contains("200 times its size");
    }

    @Test
    void aLineWithoutEndFailsItsJob() throws InterruptedException {
        assertThat(ended(utf8(line("p", "fine") + "x".repeat(40 << 20))))
                .contains("\"state\":\"failed\"")
                .contains("corpus.jsonl:2: the line is longer than 33554432 bytes");
    }

    @Test
    void passagesThatAreTooLongAreNamedAndTheOthersComeIn() throws InterruptedException, IOException {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            corpus.append(line("long" + i, "word ".repeat(3_000_000)));
        }
        corpus.append(line("short", "the sandpiper ran along the beach"));

        assertThat(ended(utf8(corpus.toString())))
                .contains("\"state\":\"succeeded\"")
                .contains("\"item\":\"long2\",\"code\":\"too-large\"")
                .contains("15000000 characters, the limit of one is 2000000");
        assertThat(kept.search("sandpiper", "keyword")).contains("\"documentKey\":\"short\"");
    }

    @Test
    void manyPassagesJustWithinTheLimitComeIn() throws InterruptedException, IOException {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            StringBuilder text = new StringBuilder("dotterel" + i);
            for (int word = 0; text.length() < 1_990_000; word++) {
                text.append(" w").append(word);
            }
            corpus.append(line("large" + i, text.toString()));
        }

        assertThat(ended(utf8(corpus.toString())))
                .contains("\"state\":\"succeeded\"")
                .contains("\"failures\":[]");
        assertThat(kept.search("dotterel15", "keyword")).contains("\"documentKey\":\"large15\"");
    }

    @Test
    void aTextKeptAsOnePassageHasTheSameLimit() {
        Program.Answer answer = program.put(
                "/api/v1/collections/c/documents/whole",
                key,
                "{\"split\": false, \"text\": \"" + "word ".repeat(500_000) + "\"}");

        assertThat(answer.code()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("unreadable-document").contains("the limit of one passage is 2000000");
    }

    static Stream<Arguments> judgementFiles() {
        byte[] queries = utf8(line("1", "one"));
        byte[] qrels = utf8("1\td\t1\n");
        return Stream.of(
                Arguments.of(bomb("", 1_000, "\n"), qrels, "it inflates to more than 200 times its size"),
                Arguments.of(
                        bomb("{\"_id\": \"", 1_000, "x"),
                        qrels,
                        "queries.jsonl:1: the line is longer than 1048576 bytes"),
                Arguments.of(queries, bomb("", 1_000, "\n"), "it inflates to more than 200 times its size"),
                Arguments.of(
                        queries, utf8("x" + "\t".repeat(1_000_000)), "qrels.tsv:1: the line has 100 or more columns"),
                Arguments.of(queries, utf8("x ".repeat(500_000)), "qrels.tsv:1: the line has 1 columns"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("judgementFiles")
    void judgementFilesThatWouldFillTheMemoryAreRefused(byte[] queries, byte[] qrels, String detail) {
        Program.Answer answer = program.upload(
                SETS + "/s/queries",
                key,
                new Form().file("queries", "queries.jsonl", queries).file("qrels", "qrels.tsv", qrels));

        assertThat(answer.code()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-request").contains(detail);
    }

    @Test
    void ofALargeFileOfQueriesOnlyThoseThatWereJudgedAreKept() {
        StringBuilder queries = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            queries.append(line("q" + i, "question " + i));
        }

        Program.Answer answer = program.upload(
                SETS + "/s/queries",
                key,
                new Form()
                        .file("queries", "queries.jsonl", utf8(queries.toString()))
                        .file("qrels", "qrels.tsv", utf8("q199999\tkept\t1\n")));

        assertThat(answer.code()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"added\":1").contains("\"leftOut\":199999");
    }
}
