package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;

/** Reader of TREC qrels: query id, iteration (not used), passage id, grade, between white space, no header. */
public final class TrecQrels {
    private TrecQrels() {}

    /** @throws io.embedsmith.evaluation.file.MalformedFileException with file and line */
    public static Qrels read(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            Qrels.Builder qrels = new Qrels.Builder();
            while (lines.advance()) {
                String[] columns = lines.text().strip().split("\\s+", -1);
                if (columns.length != 4) {
                    throw lines.malformed("the line has " + columns.length
                            + " columns; 4 are needed: query id, iteration, passage id, grade");
                }
                Columns.addJudgement(qrels, lines, columns[0], columns[2], columns[3]);
            }
            return qrels.build();
        }
    }
}
