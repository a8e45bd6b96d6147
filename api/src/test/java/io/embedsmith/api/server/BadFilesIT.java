package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and names that cannot be taken, through the packaged server with its real child process. */
@Timeout(60)
class BadFilesIT {
    private static final String DOCUMENTS = "/api/v1/collections/c/documents";

    @TempDir
    private static Path folder;

    private static Program program;
    private static String key;
    private static Kept kept;

    @BeforeAll
    static void start() throws IOException {
        program = new Program(
                Files.createDirectories(folder.resolve("data")), Map.of("EMBEDSMITH_INGEST_MAX_FILE_MIB", "1"));
        program.start();
        key = program.adminKey();
        kept = Kept.in(program, "c");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @AfterEach
    void nothingIsLost() throws IOException {
        kept.isFound();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("empty.txt", new byte[0], "empty", "'empty.txt' has 0 bytes"),
                Arguments.of("blank.md", utf8(" \n\t\n"), "empty", "blank.md"),
                Arguments.of("locked.pdf", encryptedPdf(), "encrypted", "needs a password"),
                Arguments.of("bomb.docx", zip("word/document.xml", 60 << 20), "zip-bomb", "200 times"),
                Arguments.of(
                        "large.txt",
                        "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.US_ASCII),
                        "too-large",
                        "1048576"),
                Arguments.of(
                        "picture.png",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0},
                        "unsupported",
                        "image/png"),
                Arguments.of(
                        "broken.pdf",
                        utf8("%PDF-1.7 no more"),
                        "corrupt",
                        "its end or its beginning is missing; copy it again"),
                Arguments.of("claims.docx", utf8("only text"), "corrupt", "docx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileThatCannotBeReadIsAFailedDocumentWithItsReason(String name, byte[] content, String code, String detail)
            throws InterruptedException {
        Program.Answer accepted = program.upload(
                DOCUMENTS, key, new Form().file(name, content).file("good-" + name + ".txt", "fine words of " + name));

        String job = program.ended(accepted, key);

        assertThat(job)
                .contains("\"state\":\"succeeded\"")
                .contains("\"item\":\"" + name + "\"")
                .contains("\"code\":\"" + code + "\"")
                .contains(detail);
        assertThat(program.get(DOCUMENTS + "/" + name, key).body())
                .contains("\"status\":\"failed\"")
                .contains("\"code\":\"" + code + "\"");
        assertThat(program.get(DOCUMENTS + "/good-" + name + ".txt", key).body())
                .as("the file beside it")
                .contains("\"status\":\"ready\"");
    }

    @Test
    void aNewVersionThatCannotBeReadLeavesTheOldOne() throws IOException, InterruptedException {
        program.ended(program.upload(DOCUMENTS, key, new Form().file("v.txt", "flamingo version one")), key);

        String job = program.ended(program.upload(DOCUMENTS, key, new Form().file("v.txt", "")), key);

        assertThat(job).contains("\"item\":\"v.txt\"").contains("'v.txt' has 0 bytes");
        assertThat(kept.search("flamingo", "keyword")).contains("flamingo version one");
        program.ended(program.upload(DOCUMENTS, key, new Form().file("v.txt", "flamingo version three")), key);
        assertThat(kept.search("flamingo", "keyword")).contains("version three").doesNotContain("version one");
    }

    @Test
    void textInAnotherEncodingOrWithControlCharactersIsRead() throws IOException, InterruptedException {
        Form form = new Form()
                .file("gbk.txt", "海豚在月光下跳跃，渔夫看得出神。".getBytes(java.nio.charset.Charset.forName("GBK")))
                .file("latin.txt", "Die Möwe fliegt über das Wattenmeer.".getBytes(StandardCharsets.ISO_8859_1))
                .file("control.txt", utf8("albatross\u0000\u0007\u001b[31m over the sea " + "and on ".repeat(30)))
                .file(
                        "surrogate.txt",
                        new byte[] {'p', 'u', 'f', 'f', 'i', 'n', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80})
                .file("word.txt", utf8("a".repeat(100_000) + " cormorant"));

        assertThat(program.ended(program.upload(DOCUMENTS, key, form), key))
                .contains("\"state\":\"succeeded\"")
                .contains("\"failures\":[]");

        assertThat(kept.search("海豚", "keyword")).contains("gbk.txt");
        assertThat(kept.search("Wattenmeer", "keyword")).contains("latin.txt");
        assertThat(kept.search("albatross", "keyword")).contains("control.txt").doesNotContain("\\u0007");
        assertThat(kept.search("puffin", "keyword")).contains("surrogate.txt");
        assertThat(kept.search("cormorant", "keyword")).contains("word.txt");
    }

    @Test
    void twoFilesOfOneNameAreRefusedBeforeEitherIsTaken() {
        Program.Answer answer = program.upload(
                DOCUMENTS, key, new Form().file("twice.txt", "one").file("twice.txt", "two"));

        assertThat(answer.code()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-request").contains("'twice.txt'");
        assertThat(program.get(DOCUMENTS + "/twice.txt", key).code()).isEqualTo(404);
    }

    @Test
    void aCorpusThatNamesAPassageTwiceKeepsTheLastOne() throws IOException, InterruptedException {
        String corpus =
                "{\"_id\": \"dup\", \"text\": \"pelican first\"}\n{\"_id\": \"dup\", \"text\": \"pelican second\"}\n";

        String job = program.ended(
                program.upload(DOCUMENTS + "?format=beir", key, new Form().file("corpus.jsonl", corpus)), key);

        assertThat(job).contains("\"state\":\"succeeded\"");
        assertThat(kept.search("pelican", "keyword")).contains("pelican second").doesNotContain("pelican first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../escaped.txt",
                "/etc/escaped.txt",
                "..\\..\\escaped.txt",
                "x'; DROP TABLE embedsmith.job; --.txt"
            })
    void aNameIsNeverAPathNorAStatement(String name) throws IOException, InterruptedException {
        Program.Answer answer = program.upload(DOCUMENTS, key, new Form().file(name, "words in a file of any name"));

        assertThat(program.ended(answer, key))
                .contains("\"state\":\"succeeded\"")
                .contains("\"failures\":[]");

        assertThat(program.get(DOCUMENTS + "?limit=1000", key).body()).contains(name.replace("\\", "\\\\"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.contains("escaped"));
        }
        assertThat(Path.of("/etc/escaped.txt")).doesNotExist();
    }

    @Test
    void aNameWithControlCharactersIsRefusedWithTheCharacter() {
        Program.Answer answer = program.upload(DOCUMENTS, key, new Form().file("a\u0001b.txt", "words"));

        assertThat(answer.code()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("U+0001");
    }

    @Test
    void theLongestKeyOfChineseCharactersFitsInAnAddress() {
        String longest = "键".repeat(1_024);
        String encoded = "%E9%94%AE".repeat(1_024);

        Program.Answer put = program.put(DOCUMENTS + "/" + encoded, key, "{\"text\": \"words under a long key\"}");

        assertThat(put.code()).as(put.body()).isEqualTo(200);
        assertThat(program.get(DOCUMENTS + "/" + encoded, key).body()).contains(longest);
        assertThat(program.delete(DOCUMENTS + "/" + encoded, key).code()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{broken",
                "[]",
                "\"text\"",
                "7",
                "null",
                "{\"a\": {\"b\": 1}}",
                "{\"a\": null}",
                "{\"a\": 1e400}",
                "{\"a\": \"\\ud800\"}",
                "{\"document.key\": \"x\"}",
                "{\"a\": 1, \"a\": 2}"
            })
    void metadataThatCannotBeIsRefusedBeforeTheFilesAreTaken(String metadata) {
        Program.Answer answer =
                program.upload(DOCUMENTS, key, new Form().file("m.txt", "words").field("metadata", metadata));

        assertThat(answer.code()).as(answer.body()).isEqualTo(metadata.equals("null") ? 202 : 400);
        assertThat(answer.body()).containsAnyOf("metadata", "'a'", "\"kind\":\"ingest\"");
    }

    @Test
    void aFieldOfTheFormThatIsEnormousIsRefused() {
        Program.Answer answer = program.upload(
                DOCUMENTS,
                key,
                new Form().file("m.txt", "words").field("metadata", "{\"a\": \"" + "x".repeat(2 << 20) + "\"}"));

        assertThat(answer.code()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("request-too-large");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encryptedPdf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An archive that calls itself a Word document and inflates to so many zeros. */
    private static byte[] zip(String entry, int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
            out.write(utf8("<Types/>"));
            out.putNextEntry(new ZipEntry(entry));
            byte[] chunk = new byte[1 << 20];
            for (int written = 0; written < zeros; written += chunk.length) {
                out.write(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
