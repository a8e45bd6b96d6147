package io.embedsmith.api.cli.backend;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be brought in.
 *
 * @param collection is there already
 */
public record IngestPlan(String collection, Format format, List<Item> items) {
    /** What the files are. */
    public enum Format {
        /** Each a document. */
        FILES,
        /** Each a corpus in BEIR's layout, a document for each line. */
        BEIR
    }

    /** A file and the key that its document gets. */
    public record Item(String key, Path file) {}

    public IngestPlan {
        items = List.copyOf(items);
    }
}
