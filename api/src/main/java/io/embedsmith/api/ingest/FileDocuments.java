package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.jsonl.JsonLinesReader;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.io.IOException;
import java.util.Optional;

/** What files hold: one document each, or one document per line where the name says JSON Lines. */
public final class FileDocuments {
    private final DocumentReading reading;
    private final Reading.Splitting splitting;

    /** Documents read and split for one collection. */
    public FileDocuments(DocumentReading reading, Reading.Splitting splitting) {
        this.reading = reading;
        this.splitting = splitting;
    }

    /** Whether a file of this name holds one document per line. */
    public static boolean isOnePerLine(DocumentKey file) {
        return JsonLinesReader.accepts(file.value());
    }

    /** Number of documents in a file, those that cannot be read included; at least 1. */
    public static long count(SourceFile file) {
        if (!isOnePerLine(file.key())) {
            return 1;
        }
        try (JsonLinesReader lines = JsonLinesReader.open(file.content())) {
            long documents = 0;
            while (lines.hasNext()) {
                lines.next();
                documents++;
            }
            return Math.max(1, documents);
        } catch (RetrievalException unreadable) {
            return 1;
        }
    }

    /** The documents of a file, read when they are asked for; one that cannot be read is a failed document. */
    public SourceDocuments of(SourceFile file) {
        if (!isOnePerLine(file.key())) {
            return SourceDocuments.lazily(() -> single(file));
        }
        try {
            return new JsonLinesDocuments(file, JsonLinesReader.open(file.content()), this::split);
        } catch (RetrievalException unreadable) {
            return SourceDocuments.lazily(
                    () -> failed(file, unreadable.code(), String.valueOf(unreadable.getMessage())));
        }
    }

    private SourceDocument single(SourceFile file) {
        try {
            ExtractionRequest source = new ExtractionRequest(
                    file.key().value(), new ExtractionRequest.Content.InFile(file.content()), Optional.empty());
            return split(Reading.file(file.key(), source, ContentHash.of(file.content()), file.metadata()));
        } catch (IOException e) {
            // Gone or locked since it was seen.
            return failed(
                    file,
                    "unreadable",
                    "'" + file.key() + "' cannot be opened; check that it is still there and may be read");
        }
    }

    private SourceDocument split(Reading document) {
        return reading.read(document, splitting);
    }

    private static SourceDocument failed(SourceFile file, String code, String message) {
        return new SourceDocument.Failed(
                file.key(),
                ContentHash.of("unreadable", file.key().value()),
                new DocumentFailure(code, message),
                file.metadata());
    }
}
