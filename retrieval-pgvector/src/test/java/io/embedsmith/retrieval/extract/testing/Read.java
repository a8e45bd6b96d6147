package io.embedsmith.retrieval.extract.testing;

import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.ExtractionLimits;
import io.embedsmith.retrieval.extract.format.DocumentReader;
import io.embedsmith.retrieval.extract.format.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files in this process, where a test is about what they say. */
public final class Read {
    private Read() {}

    /** The document in a file of this name. */
    public static ExtractedDocument document(String name, byte[] bytes) {
        try {
            Path path = Files.createTempFile("embedsmith-read-", ".bin");
            try {
                Files.write(path, bytes);
                return DocumentReader.read(new Source(path, name, Optional.empty(), ExtractionLimits.DEFAULT));
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of the document in a file of this name, as {@link #blocks(ExtractedDocument)} writes them. */
    public static List<String> blocks(String name, byte[] bytes) {
        return blocks(document(name, bytes));
    }

    /** Kind, level and page where there is one, text: {@code HEADING 2 p1: Prices}. */
    public static List<String> blocks(ExtractedDocument document) {
        return document.blocks().stream()
                .map(block -> block.kind()
                        + (block.level() > 0 ? " " + block.level() : "")
                        + (block.page().isPresent() ? " p" + block.page().getAsInt() : "")
                        + ": "
                        + block.in(document.text()))
                .toList();
    }
}
