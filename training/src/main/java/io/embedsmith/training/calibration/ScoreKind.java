package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a score is. */
public enum ScoreKind {
    /** Of two vectors. */
    COSINE,
    /** What a reranker says of a pair, from 0 to 1. */
    RELEVANCE;

    /** As it is written. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScoreKind of(Path file, String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new MalformedFileException(
                        file, 1, "'score' is '" + label + "'; cosine and relevance are allowed"));
    }
}
