package io.embedsmith.retrieval.extract.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.extract.jsonl.JsonLinesEntry.Document;
import io.embedsmith.retrieval.extract.jsonl.JsonLinesEntry.Malformed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class JsonLinesReaderTest {
    @Test
    void aBeirCorpus() throws IOException {
        assertThat(read(utf8("""
                        {"_id": "p-1", "title": "标题", "text": "一段文字", "metadata": {"year": 2020, "tags": ["a", "b"]}}

                        {"_id": 7, "title": "", "text": "second", "metadata": {}}
                        """)))
                .containsExactly(
                        new Document(
                                1, Optional.of("p-1"), "标题", "一段文字", Map.of("year", 2020, "tags", List.of("a", "b"))),
                        new Document(3, Optional.of("7"), "", "second", Map.of()));
    }

    @Test
    void otherNamesAndLooseFields() throws IOException {
        assertThat(
                        read(
                                utf8(
                                        "{\"docid\":\"x\",\"contents\":\"t\",\"url\":\"u\",\"n\":1.5,\"deep\":{\"a\":1},\"none\":null}")))
                .containsExactly(new Document(1, Optional.of("x"), "", "t", Map.of("url", "u", "n", 1.5)));
    }

    @Test
    void titleComesBeforeTheText() throws IOException {
        Document document =
                (Document) read(utf8("{\"title\":\"A\",\"text\":\"b\"}")).getFirst();
        assertThat(document.titleAndText()).isEqualTo("A\nb");
        assertThat(document.key()).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsSaidWithItsLineAndTheRestIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(utf8("{\"text\": \n[1]\n{\"title\":\"only\"}\n"));
        bytes.write(new byte[] {'{', (byte) 0xFF, '}', '\n'});
        bytes.write(utf8("{\"text\":\"a\"} {}\n"));
        bytes.write(utf8("[".repeat(5_000) + "\n"));
        bytes.write(utf8("{\"text\":\"good\"}"));
        List<JsonLinesEntry> entries = read(bytes.toByteArray());
        assertThat(entries).hasSize(7);
        assertThat(entries.subList(0, 6)).allMatch(Malformed.class::isInstance);
        assertThat(((Malformed) entries.get(3)).message()).contains("line 4").contains("UTF-8");
        assertThat(entries.get(6)).isEqualTo(new Document(7, Optional.empty(), "", "good", Map.of()));
    }

    @Test
    void gzip() throws IOException {
        byte[] zipped = gzip(utf8("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"));
        assertThat(read(zipped)).hasSize(2).allMatch(Document.class::isInstance);
    }

    @Test
    void aCutArchiveEndsWithAMessage() throws IOException {
        byte[] zipped = gzip(utf8("{\"text\":\"one\"}\n".repeat(10_000)));
        List<JsonLinesEntry> entries = read(Arrays.copyOf(zipped, zipped.length - 20));
        assertThat(entries.getLast()).isInstanceOf(Malformed.class);
        assertThat(((Malformed) entries.getLast()).message()).contains("breaks off");
    }

    @Test
    void anArchiveThatInflatesWithoutEndIsCutOff() throws IOException {
        byte[] bomb = gzip(("{\"text\":\"" + " ".repeat(40 << 20) + "\"}\n").getBytes(StandardCharsets.US_ASCII));
        List<JsonLinesEntry> entries = read(bomb);
        assertThat(entries).hasSize(1);
        assertThat(((Malformed) entries.getFirst()).message()).contains("200 times");
    }

    @Test
    void nothingInNothingOut() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(utf8("\n \r\n"))).isEmpty();
    }

    @Test
    void namesAndMissingFiles() {
        assertThat(List.of("corpus.jsonl", "c.JSONL.gz", "x.ndjson")).allMatch(JsonLinesReader::accepts);
        assertThat(List.of("a.json", "jsonl", "a.txt.gz")).noneMatch(JsonLinesReader::accepts);
        assertThatThrownBy(() -> JsonLinesReader.open(Path.of("no-such.jsonl")))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("no-such.jsonl");
    }

    private static List<JsonLinesEntry> read(byte[] bytes) throws IOException {
        List<JsonLinesEntry> entries = new ArrayList<>();
        try (JsonLinesReader reader = JsonLinesReader.of("c.jsonl", new ByteArrayInputStream(bytes))) {
            reader.forEachRemaining(entries::add);
        }
        return entries;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
