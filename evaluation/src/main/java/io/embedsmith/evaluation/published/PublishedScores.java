package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.table.TableFile;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.nio.file.Path;
import java.util.List;

/** Reader of published scores: tab-separated {@code model, task, split, lang, metric, score} and more, under a header. */
public final class PublishedScores {
    private PublishedScores() {}

    /** The main scores of the file, in its order. */
    public static List<PublishedScore> read(Path file) {
        return new TableFile(file, TableFormat.TSV, List.of(), Surplus.REFUSED)
                .rows().stream()
                        .filter(row -> row.text("metric").equals("main_score"))
                        .map(PublishedScores::score)
                        .toList();
    }

    private static PublishedScore score(Row row) {
        return new PublishedScore(
                row.text("model"), row.text("task"), row.text("split"), row.text("lang"), row.number("score"));
    }
}
