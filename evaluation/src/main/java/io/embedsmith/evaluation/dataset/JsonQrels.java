package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;

/** Reader of qrels as JSON Lines under the names of MTEB: {@code query-id}, {@code corpus-id}, {@code score}. */
public final class JsonQrels {
    private JsonQrels() {}

    /** @throws io.embedsmith.evaluation.file.MalformedFileException with file and line */
    public static Qrels read(Path file) {
        Qrels.Builder qrels = new Qrels.Builder();
        forEachJudgement(file, TextLimits.OWN, qrels::judge);
        return qrels.build();
    }

    /** @throws io.embedsmith.evaluation.file.MalformedFileException with file and line */
    static void forEachJudgement(Path file, TextLimits limits, JudgementSink sink) {
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                Columns.judge(
                        sink,
                        lines,
                        new Columns.Judged(line.scalar("query-id"), line.scalar("corpus-id"), line.scalar("score")));
            }
        }
    }
}
