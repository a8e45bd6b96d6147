package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.table.TableFile;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.nio.file.Path;
import java.util.List;

/** What was found out about single scores: tab-separated {@code model, task, note} under a header; {@code *} is any model. */
public final class PublishedNotes {
    private final List<Row> rows;

    private PublishedNotes(List<Row> rows) {
        this.rows = rows;
    }

    /** Nothing was found out. */
    public static PublishedNotes none() {
        return new PublishedNotes(List.of());
    }

    /** Reads a file. */
    public static PublishedNotes read(Path file) {
        return new PublishedNotes(new TableFile(file, TableFormat.TSV, List.of(), Surplus.REFUSED).rows());
    }

    /** Those of a score, joined; empty for none. */
    public String of(PublishedScore score) {
        return String.join(
                "; ",
                rows.stream()
                        .filter(row -> row.text("task").equals(score.task()))
                        .filter(row -> row.text("model").equals("*")
                                || row.text("model").equals(score.model()))
                        .map(row -> row.text("note"))
                        .toList());
    }
}
