package io.embedsmith.retrieval.extract.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.extract.ExtractionLimits;
import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Extracted;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Failed;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.FailureReason;
import io.embedsmith.retrieval.extract.testing.OfficeFiles;
import io.embedsmith.retrieval.extract.testing.PdfFiles;
import io.embedsmith.retrieval.extract.testing.ZipFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken files and files that mean harm end as failures with a reason, and the next file is read. */
class HostileFilesTest {
    @TempDir
    private static Path folder;

    private static IsolatedExtractor extractor;

    @BeforeAll
    static void open() {
        extractor = new IsolatedExtractor(settings(ExtractionLimits.DEFAULT));
    }

    @AfterAll
    static void close() {
        extractor.close();
    }

    @AfterEach
    void theNextFileIsRead() {
        assertReads(extractor);
    }

    static Stream<Arguments> files() {
        byte[] docx = OfficeFiles.docx();
        byte[] pdf = PdfFiles.english(List.of(List.of("Some text.")));
        return Stream.of(
                Arguments.of("nothing.txt", new byte[0], FailureReason.EMPTY),
                Arguments.of("blank.txt", utf8(" \n\t\n"), FailureReason.EMPTY),
                Arguments.of("scan.pdf", PdfFiles.withoutText(), FailureReason.EMPTY),
                Arguments.of("locked.docx", OfficeFiles.encryptedDocx(), FailureReason.ENCRYPTED),
                Arguments.of("locked.pdf", PdfFiles.encrypted(), FailureReason.ENCRYPTED),
                Arguments.of("cut.docx", Arrays.copyOf(docx, docx.length / 2), FailureReason.CORRUPT),
                Arguments.of("cut.pdf", Arrays.copyOf(pdf, 60), FailureReason.CORRUPT),
                Arguments.of("random.pdf", random(5_000), FailureReason.CORRUPT),
                Arguments.of("random.bin", random(5_000), FailureReason.UNSUPPORTED),
                Arguments.of("text.docx", utf8("only text"), FailureReason.CORRUPT),
                Arguments.of("one.zip", ZipFiles.nested(1), FailureReason.UNSUPPORTED),
                Arguments.of("many.jsonl", utf8("{\"text\": \"x\"}"), FailureReason.UNSUPPORTED),
                Arguments.of("bomb.docx", ZipFiles.bombDocx(), FailureReason.ZIP_BOMB),
                Arguments.of("crowd.docx", ZipFiles.crowdedDocx(10_001), FailureReason.ZIP_BOMB),
                Arguments.of("nested.zip", ZipFiles.nested(10), FailureReason.TOO_DEEP),
                Arguments.of("tables.docx", ZipFiles.nestedTablesDocx(2_000), FailureReason.TOO_DEEP),
                Arguments.of("quotes.md", utf8("> ".repeat(5_000) + "x"), FailureReason.TOO_DEEP),
                Arguments.of("laughs.docx", ZipFiles.billionLaughsDocx(), FailureReason.CORRUPT),
                Arguments.of("entity.docx", ZipFiles.externalEntityDocx("file:///etc/passwd"), FailureReason.CORRUPT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void endsWithItsReason(String name, byte[] bytes, FailureReason reason) {
        assertThat(extractor.extract(ExtractionRequest.of(name, bytes)))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
                    assertThat(failed.message()).contains(name);
                });
    }

    @Test
    void deepHtmlIsReadOrRefusedButNeverKills() {
        ExtractionOutcome outcome = extractor.extract(
                ExtractionRequest.of("deep.html", utf8("<div>".repeat(10_000) + "bottom" + "</div>".repeat(10_000))));
        assertThat(outcome.toString()).containsAnyOf("bottom", "TOO_DEEP");
    }

    @Test
    void anEndlessWordIsText() {
        ExtractionOutcome outcome = extractor.extract(ExtractionRequest.of("word.txt", utf8("x".repeat(100_000))));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Extracted.class,
                        read -> assertThat(read.document().text()).hasSize(100_000));
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(reason(extractor.extract(ExtractionRequest.of(folder.resolve("gone.txt")))))
                .isEqualTo(FailureReason.UNREADABLE);
        assertThat(reason(extractor.extract(ExtractionRequest.of(folder)))).isEqualTo(FailureReason.UNREADABLE);
    }

    @Test
    void limitsOnInputAndOutput() {
        ExtractionLimits small = ExtractionLimits.DEFAULT.withInputBytes(10_000).withCharacters(1_000);
        try (IsolatedExtractor limited = new IsolatedExtractor(settings(small))) {
            assertThat(reason(limited.extract(ExtractionRequest.of("a.txt", utf8("x".repeat(10_001))))))
                    .isEqualTo(FailureReason.TOO_LARGE);
            assertThat(reason(limited.extract(ExtractionRequest.of("a.txt", utf8("word ".repeat(300))))))
                    .isEqualTo(FailureReason.TOO_LARGE);
            assertThat(reason(limited.extract(ExtractionRequest.of("a.html", utf8("<p>word</p> ".repeat(300))))))
                    .isEqualTo(FailureReason.TOO_LARGE);
            assertReads(limited);
        }
    }

    @Test
    void aParserThatEatsMemoryIsReplaced() {
        ExtractionLimits tight = ExtractionLimits.DEFAULT.withHeapBytes(48L << 20);
        try (IsolatedExtractor limited = new IsolatedExtractor(settings(tight))) {
            // 300,000 elements make a tree of hundreds of megabytes.
            String html = "<p><b>a</b><i>b</i></p>".repeat(300_000);
            assertThat(reason(limited.extract(ExtractionRequest.of("tree.html", utf8(html)))))
                    .isEqualTo(FailureReason.OUT_OF_MEMORY);
            assertReads(limited);
        }
    }

    @Test
    void aParserThatTakesTooLongIsKilled() {
        ExtractionLimits hasty = ExtractionLimits.DEFAULT.withTime(Duration.ofMillis(1));
        try (IsolatedExtractor limited = new IsolatedExtractor(settings(hasty))) {
            byte[] pdf = PdfFiles.english(IntStream.range(0, 300)
                    .mapToObj(page -> List.of("Page " + page))
                    .toList());
            assertThat(reason(limited.extract(ExtractionRequest.of("slow.pdf", pdf))))
                    .isEqualTo(FailureReason.TIMEOUT);
        }
    }

    @Test
    void severalAtOnceAreAllRead() throws Exception {
        try (IsolatedExtractor two =
                        new IsolatedExtractor(settings(ExtractionLimits.DEFAULT).withWorkers(2));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ExtractionOutcome>> outcomes = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> two.extract(ExtractionRequest.of("t" + i + ".txt", utf8("text number " + i)))))
                    .toList();
            for (int i = 0; i < 20; i++) {
                assertThat(outcomes.get(i).get().toString()).contains("text number " + i);
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        IsolatedExtractor closed =
                new IsolatedExtractor(settings(ExtractionLimits.DEFAULT).withTemporaryFolder(own));
        closed.extract(ExtractionRequest.of("a.pdf", PdfFiles.english(List.of(List.of("Some text.")))));
        closed.close();
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> closed.extract(ExtractionRequest.of("a.txt", utf8("x"))))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aClassPathWithoutParsersIsTheInstallationsFault() {
        IsolationSettings broken = settings(ExtractionLimits.DEFAULT).withClassPath(List.of(folder));
        try (IsolatedExtractor none = new IsolatedExtractor(broken)) {
            assertThatThrownBy(() -> none.extract(ExtractionRequest.of("a.txt", utf8("x"))))
                    .isInstanceOfSatisfying(
                            RetrievalException.class, e -> assertThat(e.code()).isEqualTo("extractor-unavailable"))
                    .hasMessageContaining("ExtractionWorker");
        }
    }

    private static IsolationSettings settings(ExtractionLimits limits) {
        return IsolationSettings.DEFAULT.withLimits(limits).withTemporaryFolder(folder);
    }

    private static void assertReads(IsolatedExtractor tried) {
        assertThat(tried.extract(ExtractionRequest.of("ok.txt", utf8("still here"))))
                .isInstanceOf(Extracted.class);
    }

    private static FailureReason reason(ExtractionOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).reason();
    }

    private static byte[] random(int length) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
