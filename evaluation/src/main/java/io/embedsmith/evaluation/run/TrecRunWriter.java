package io.embedsmith.evaluation.run;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a TREC run file, ranking by ranking. Scores are written so that reading them gives the same numbers. */
public final class TrecRunWriter implements AutoCloseable {
    private final Path file;
    private final RunTag tag;
    private final BufferedWriter writer;

    private TrecRunWriter(Path file, RunTag tag, BufferedWriter writer) {
        this.file = file;
        this.tag = tag;
        this.writer = writer;
    }

    /** Makes or overwrites the file. */
    public static TrecRunWriter create(Path file, RunTag tag) {
        try {
            return new TrecRunWriter(file, tag, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Writes a whole run. */
    public static void write(Path file, Run run) {
        try (TrecRunWriter writer = create(file, run.tag())) {
            run.rankings().forEach(writer::write);
        }
    }

    /** @throws IllegalArgumentException if an id has white space, which the format cannot hold */
    public void write(QueryId query, Ranking ranking) {
        requireNoSpace("query id", query.value());
        try {
            for (int i = 0; i < ranking.size(); i++) {
                ScoredPassage passage = ranking.passages().get(i);
                requireNoSpace("passage id", passage.id().value());
                writer.write(query + " Q0 " + passage.id() + " " + (i + 1) + " " + passage.score() + " " + tag + "\n");
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private static void requireNoSpace(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isWhitespace(value.charAt(i))) {
                throw new IllegalArgumentException(what + " '" + value
                        + "' has white space, which separates the columns of a TREC run; use ids without it");
            }
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
