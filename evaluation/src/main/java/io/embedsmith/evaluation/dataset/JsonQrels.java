package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;

/** Reader of qrels as JSON Lines under the names of MTEB: {@code query-id}, {@code corpus-id}, {@code score}. */
public final class JsonQrels {
    private JsonQrels() {}

    /** @throws io.embedsmith.evaluation.file.MalformedFileException with file and line */
    public static Qrels read(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            Qrels.Builder qrels = new Qrels.Builder();
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                Columns.addJudgement(
                        qrels, lines, line.scalar("query-id"), line.scalar("corpus-id"), line.scalar("score"));
            }
            return qrels.build();
        }
    }
}
