package io.embedsmith.training.data;

import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a source of training data holds. */
public enum DataKind {
    /** Queries with passages. */
    EXAMPLES,
    /** Pairs of texts with a score. */
    PAIRS;

    /** Told by the first line; a folder holds queries and passages. */
    public static DataKind of(Path source) {
        if (Files.isDirectory(source)) {
            return EXAMPLES;
        }
        try (TextLines lines = TextLines.open(source)) {
            boolean examples = lines.advance() && lines.text().contains("\"pos\"");
            return examples ? EXAMPLES : PAIRS;
        }
    }
}
