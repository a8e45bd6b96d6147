package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.jsonl.JsonLinesEntry;
import io.embedsmith.retrieval.extract.jsonl.JsonLinesReader;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of a file of one JSON object per line. A document's key is the file's, {@code #}, and the line's own id or
 * else its number: two files that number their lines alike do not overwrite each other, and what belongs to a file can be
 * told by its key. A line that is no document becomes a failed one.
 */
final class JsonLinesDocuments implements SourceDocuments {
    private static final String TEXT = "text/plain";

    private final SourceFile file;
    private final JsonLinesReader lines;
    private final Function<Reading, SourceDocument> read;
    private boolean given;

    JsonLinesDocuments(SourceFile file, JsonLinesReader lines, Function<Reading, SourceDocument> read) {
        this.file = file;
        this.lines = lines;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext() || !given;
    }

    @Override
    public SourceDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException("'" + file.key() + "' has no more lines");
        }
        given = true;
        if (!lines.hasNext()) {
            return failed(file.key(), "empty", "'" + file.key() + "' has no line that is not blank");
        }
        return switch (lines.next()) {
            case JsonLinesEntry.Malformed malformed ->
                failed(lineKey(malformed.line()), "corrupt", malformed.message());
            case JsonLinesEntry.Document document -> document(document);
        };
    }

    private SourceDocument document(JsonLinesEntry.Document document) {
        DocumentKey key;
        try {
            key = document.key().map(this::key).orElseGet(() -> lineKey(document.line()));
        } catch (IllegalArgumentException unusable) {
            return failed(
                    lineKey(document.line()),
                    "corrupt",
                    "'" + file.key() + "', line " + document.line() + ": its id cannot be part of a key: "
                            + unusable.getMessage());
        }
        Map<String, Object> metadata = new LinkedHashMap<>(document.metadata());
        metadata.putAll(file.metadata());
        ExtractionRequest source = ExtractionRequest.of(
                        key.value() + ".txt", document.text().getBytes(StandardCharsets.UTF_8))
                .withMediaType(TEXT);
        Optional<String> title = Optional.of(document.title())
                .filter(text -> !text.isBlank())
                .or(() -> document.key())
                .or(() -> Optional.of(key.value()));
        return read.apply(new Reading(
                key, source, ContentHash.of("line", title.orElse(""), document.text()), title, false, metadata));
    }

    private DocumentKey lineKey(long line) {
        return key(Long.toString(line));
    }

    private DocumentKey key(String ofLine) {
        return new DocumentKey(file.key() + "#" + ofLine);
    }

    private SourceDocument failed(DocumentKey key, String code, String message) {
        return new SourceDocument.Failed(
                key, ContentHash.of("failed", message), new DocumentFailure(code, message), file.metadata());
    }

    @Override
    public void close() {
        lines.close();
    }
}
