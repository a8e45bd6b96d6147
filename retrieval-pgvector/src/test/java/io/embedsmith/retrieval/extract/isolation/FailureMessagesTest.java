package io.embedsmith.retrieval.extract.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.ExtractionOutcome.Failed;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.testing.OfficeFiles;
import io.embedsmith.retrieval.extract.testing.PdfFiles;
import io.embedsmith.retrieval.extract.testing.Samples;
import io.embedsmith.retrieval.extract.testing.WordFile;
import io.embedsmith.retrieval.extract.testing.ZipFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever added a file that cannot be read is told what is wrong with it and what to do, in words. */
class FailureMessagesTest {
    private static final String ANEW = "; copy it again, or open it in its program and save it anew";

    @TempDir
    private static Path folder;

    private static IsolatedExtractor extractor;

    @BeforeAll
    static void open() {
        extractor = new IsolatedExtractor(IsolationSettings.DEFAULT.withTemporaryFolder(folder));
    }

    @AfterAll
    static void close() {
        extractor.close();
    }

    static Stream<Arguments> files() {
        byte[] pdf = PdfFiles.english(List.of(List.of("Some text.")));
        return Stream.of(
                Arguments.of(
                        "locked.pdf", PdfFiles.encrypted(), "needs a password; save it without one and add it again"),
                Arguments.of(
                        "locked.docx",
                        OfficeFiles.encryptedDocx(),
                        "needs a password; save it without one and add it again"),
                Arguments.of("cut.pdf", half(pdf), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of(
                        "start.pdf", Arrays.copyOf(pdf, 20), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of(
                        "cut.docx", half(OfficeFiles.docx()), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of(
                        "cut.xlsx", half(OfficeFiles.xlsx()), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of(
                        "cut.pptx", half(OfficeFiles.pptx()), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of(
                        "cut.epub", half(ZipFiles.epub()), "is damaged: its end or its beginning is missing" + ANEW),
                Arguments.of("cut.xls", half(OfficeFiles.xls()), null),
                Arguments.of("tags.docx", new WordFile().add("<w:p><w:r>").bytes(), null),
                Arguments.of(
                        "contents.epub",
                        ZipFiles.zip(Map.of("mimetype", utf8("application/epub+zip"))),
                        "is damaged: its parser says \"it does not say where its table of contents is\"" + ANEW),
                Arguments.of("none.txt", new byte[0], "has 0 bytes; add it again when it has been written"),
                Arguments.of("none.pdf", new byte[0], "has 0 bytes; add it again when it has been written"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysWhatAndWhatToDo(String name, byte[] bytes, String expected) {
        String message = message(name, bytes);
        if (expected != null) {
            assertThat(message).isEqualTo("'" + name + "' " + expected);
        }
        assertReadsWell(name, message);
    }

    static Stream<String> garbage() {
        return Stream.of(
                        "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "rtf", "epub", "txt", "md", "csv",
                        "html")
                .map(extension -> "garbage." + extension);
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageOfEveryName(String name) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        byte[] bytes = new byte[4_000];
        random.nextBytes(bytes);
        assertReadsWell(name, message(name, bytes));
    }

    static Stream<Arguments> startsOfRealFiles() {
        return Stream.of("sales.xlsx", "plan.pptx", "handbook.docx")
                .flatMap(name -> Stream.of(10, 300, 3_000).map(length -> Arguments.of(name, length)));
    }

    @ParameterizedTest
    @MethodSource("startsOfRealFiles")
    void realFilesCutOffAnywhere(String name, int length) {
        assertReadsWell(name, message(name, Arrays.copyOf(Samples.named(name), length)));
    }

    private static String message(String name, byte[] bytes) {
        return ((Failed) extractor.extract(ExtractionRequest.of(name, bytes))).message();
    }

    /** One sentence with a remedy behind a semicolon, no names of classes, no doubled signs. */
    private static void assertReadsWell(String name, String message) {
        assertThat(message)
                .startsWith("'" + name + "' ")
                .matches("[^;]+; [^;]+[^.;:,!]")
                .doesNotContainPattern("[a-z]Exception|[a-z]Error|java\\.|org\\.")
                .doesNotContainPattern("[.;:,!][;:,!.]")
                .doesNotContain("null", "\n");
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
