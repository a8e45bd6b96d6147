package io.embedsmith.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BeirDocumentsTest {
    /** A token for each character: enough to see that tokens are counted. */
    private static final Tokenizer CHARACTERS = new Tokenizer() {
        @Override
        public TokenSpans spans(String text) {
            int[] starts = new int[text.length()];
            int[] ends = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                starts[i] = i;
                ends[i] = i + 1;
            }
            return TokenSpans.copyOf(starts, ends);
        }

        @Override
        public int specialTokens() {
            return 2;
        }
    };

    @TempDir
    private Path folder;

    private static BeirCorpus corpus(Path file) {
        return new BeirCorpus(file, TextLimits.UPLOADED, 100);
    }

    private static List<SourceDocument> all(Path file) {
        List<SourceDocument> documents = new ArrayList<>();
        try (BeirDocuments source = corpus(file).documents(CHARACTERS)) {
            source.forEachRemaining(documents::add);
        }
        return documents;
    }

    @Test
    void titleAndTextAreJoinedAndTheIdIsKept() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"_id": "d1", "title": "标题", "text": "正文"}
                {"_id": "d2", "title": "", "text": " no title "}
                """);

        List<SourceDocument> documents = all(corpus);

        assertThat(documents).hasSize(2).allMatch(SourceDocument.Parsed.class::isInstance);
        SourceDocument.Parsed first = (SourceDocument.Parsed) documents.getFirst();
        assertThat(first.key().value()).isEqualTo("d1");
        assertThat(first.passages()).singleElement().satisfies(passage -> {
            assertThat(passage.whole()).isTrue();
            assertThat(passage.text()).isEqualTo("标题 正文");
            assertThat(passage.tokens()).isEqualTo(7);
        });
        assertThat(((SourceDocument.Parsed) documents.get(1)).text()).isEqualTo("no title");
    }

    @Test
    void gzipIsReadAndCounted() throws IOException {
        Path corpus = folder.resolve("corpus.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(corpus))) {
            for (int i = 0; i < 2_000; i++) {
                out.write(("{\"_id\": \"" + i + "\", \"text\": \"passage " + i + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(corpus(corpus).count(() -> false)).isEqualTo(2_000);
        assertThat(all(corpus)).hasSize(2_000);
    }

    @Test
    void aPassageWithoutAnyTextIsAFailedDocument() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d1\", \"text\": \"  \"}\n");

        assertThat(all(corpus)).singleElement().isInstanceOf(SourceDocument.Failed.class);
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path corpus =
                Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d1\", \"text\": \"x\"}\n{broken\n");

        assertThatThrownBy(() -> all(corpus)).hasMessageContaining("2");
    }

    @Test
    void theSameTextHasTheSameHashAndAnotherTextAnother() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"_id": "a", "title": "ab", "text": "c"}
                {"_id": "b", "title": "ab", "text": "c"}
                {"_id": "c", "title": "a", "text": "bc"}
                """);

        List<String> hashes = all(corpus).stream()
                .map(document -> ((SourceDocument.Parsed) document).contentHash())
                .toList();

        assertThat(hashes.get(0)).isEqualTo(hashes.get(1)).isNotEqualTo(hashes.get(2));
    }

    @Test
    void aPassageOverTheLimitIsAFailedDocumentAndTheNextIsRead() throws IOException {
        Path corpus = Files.writeString(
                folder.resolve("corpus.jsonl"),
                "{\"_id\": \"long\", \"title\": \"t\", \"text\": \"" + "字".repeat(100)
                        + "\"}\n{\"_id\": \"fits\", \"text\": \"" + "字".repeat(100) + "\"}\n");

        List<SourceDocument> documents = all(corpus);

        assertThat(documents).hasSize(2);
        SourceDocument.Failed tooLong = (SourceDocument.Failed) documents.getFirst();
        assertThat(tooLong.key().value()).isEqualTo("long");
        assertThat(tooLong.failure().code()).isEqualTo("too-large");
        assertThat(tooLong.failure().message()).contains("101 characters", "the limit of one is 100");
        assertThat(documents.get(1)).isInstanceOf(SourceDocument.Parsed.class);
    }

    @Test
    void noLimitIsAboveThatOfOnePassage() {
        assertThat(new BeirCorpus(Path.of("c"), TextLimits.OWN, 20_000_000).characters())
                .isEqualTo(2_000_000);
    }

    @Test
    void countingEndsWhenItIsStopped() throws IOException {
        Path corpus =
                Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d\", \"text\": \"x\"}\n".repeat(1_000));
        int[] asked = {0};

        assertThat(corpus(corpus).count(() -> ++asked[0] == 3)).isEqualTo(3);
    }

    @Test
    @Timeout(20)
    void anErrorOfTheReaderReachesWhoWaitsForTheNextDocument() {
        try (BeirDocuments documents = BeirDocuments.of(
                consumer -> {
                    consumer.accept(new Passage(new PassageId("p"), "", "text"));
                    overflow(0);
                },
                100,
                CHARACTERS)) {
            assertThat(documents.next().key().value()).isEqualTo("p");
            assertThatThrownBy(documents::hasNext)
                    .hasMessageContaining("the reader of the corpus broke down")
                    .hasMessageContaining("StackOverflowError");
        }
    }

    @SuppressWarnings("InfiniteRecursion") // A real Error, like that of a full heap.
    private static int overflow(int depth) {
        return 1 + overflow(depth + 1);
    }

    @Test
    @Timeout(20)
    void readingAheadIsBoundedByCharacters() throws InterruptedException {
        AtomicInteger given = new AtomicInteger();
        String text = "x".repeat(100_000);
        try (BeirDocuments documents = BeirDocuments.of(
                consumer -> {
                    for (int i = 0; i < 100; i++) {
                        given.incrementAndGet();
                        consumer.accept(new Passage(new PassageId("p" + i), "", text));
                    }
                },
                1_000_000,
                CHARACTERS)) {
            assertThat(documents.next().key().value()).isEqualTo("p0");
            Thread.sleep(500);
            assertThat(given).as("passages read, of 100,000 characters each").hasValueBetween(10, 21);
            List<SourceDocument> rest = new ArrayList<>();
            documents.forEachRemaining(rest::add);
            assertThat(rest).hasSize(99);
        }
    }
}
