package io.embedsmith.evaluation.run;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads TREC run files: query id, {@code Q0}, passage id, rank, score, tag, between white space. The rank is not used:
 * as in trec_eval, the score alone decides, and ties go by id; nor does the order of the lines matter.
 */
public final class TrecRunReader {
    private static final int COLUMNS = 6;

    private TrecRunReader() {}

    /**
     * Reads a whole file.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static Run read(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            Map<QueryId, Map<PassageId, ScoredPassage>> byQuery = new LinkedHashMap<>();
            Optional<RunTag> tag = Optional.empty();
            while (lines.advance()) {
                String[] columns = columns(lines);
                tag = Optional.of(tag(lines, columns[5], tag));
                QueryId query = lines.checked(() -> new QueryId(columns[0]));
                add(lines, columns, query, byQuery.computeIfAbsent(query, id -> new LinkedHashMap<>()));
            }
            Map<QueryId, Ranking> rankings = new LinkedHashMap<>();
            byQuery.forEach((query, passages) -> rankings.put(query, Ranking.of(List.copyOf(passages.values()))));
            return Run.copyOf(
                    tag.orElseThrow(() -> lines.malformed("the run is empty; at least one line is needed")), rankings);
        }
    }

    private static String[] columns(TextLines lines) {
        String[] columns = lines.text().strip().split("\\s+", -1);
        if (columns.length != COLUMNS) {
            throw lines.malformed("the line has " + columns.length + " columns; " + COLUMNS
                    + " are needed: query id, Q0, passage id, rank, score, tag");
        }
        return columns;
    }

    private static RunTag tag(TextLines lines, String column, Optional<RunTag> before) {
        RunTag found = lines.checked(() -> new RunTag(column));
        RunTag expected = before.orElse(found);
        if (!found.equals(expected)) {
            throw lines.malformed(
                    "the tag is " + found + " where the lines above have " + expected + "; a file holds one run");
        }
        return found;
    }

    private static void add(TextLines lines, String[] columns, QueryId query, Map<PassageId, ScoredPassage> passages) {
        PassageId passage = lines.checked(() -> new PassageId(columns[2]));
        if (passages.putIfAbsent(passage, new ScoredPassage(passage, score(lines, columns[4]))) != null) {
            throw lines.malformed(
                    "passage " + passage + " came before for query " + query + "; each may be ranked once");
        }
    }

    private static double score(TextLines lines, String column) {
        try {
            double score = Double.parseDouble(column);
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Told below, together with NaN and infinity.
        }
        throw lines.malformed("the score is '" + column + "'; a finite number is needed");
    }
}
