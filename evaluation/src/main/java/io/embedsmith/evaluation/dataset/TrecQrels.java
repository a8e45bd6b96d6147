package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;

/** Reader of TREC qrels: query id, iteration (not used), passage id, grade, between white space, no header. */
public final class TrecQrels {
    private static final int COLUMNS = 4;
    /** What a line is cut into at most: a line of nothing but spaced letters must not become millions of columns. */
    private static final int MOST_COLUMNS = 100;

    private TrecQrels() {}

    /** @throws io.embedsmith.evaluation.file.MalformedFileException with file and line */
    public static Qrels read(Path file) {
        Qrels.Builder qrels = new Qrels.Builder();
        forEachJudgement(file, TextLimits.OWN, qrels::judge);
        return qrels.build();
    }

    /**
     * Gives the judgement of every line to {@code sink}, in order, one in memory at a time.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEachJudgement(Path file, TextLimits limits, JudgementSink sink) {
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advance()) {
                String[] columns = columns(lines);
                if (columns.length != COLUMNS) {
                    throw lines.malformed("the line has " + Columns.count(columns, MOST_COLUMNS)
                            + " columns; 4 are needed: query id, iteration, passage id, grade");
                }
                Columns.judge(sink, lines, new Columns.Judged(columns[0], columns[2], columns[3]));
            }
        }
    }

    /** Whether the first line that is not blank has the columns of a judgement of TREC. */
    public static boolean accepts(Path file, TextLimits limits) {
        try (TextLines lines = TextLines.open(file, limits)) {
            return lines.advance() && columns(lines).length == COLUMNS;
        }
    }

    private static String[] columns(TextLines lines) {
        return lines.text().strip().split("\\s+", MOST_COLUMNS);
    }
}
