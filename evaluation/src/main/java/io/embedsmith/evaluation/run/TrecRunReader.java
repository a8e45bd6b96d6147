package io.embedsmith.evaluation.run;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads TREC run files: query id, {@code Q0}, passage id, rank, score, tag, between white space. The rank is not used:
 * as in trec_eval, the score alone decides, and ties go by id.
 */
public final class TrecRunReader {
    private static final int COLUMNS = 6;

    private final TextLines lines;
    private final BiConsumer<QueryId, Ranking> consumer;
    private final Set<String> finishedQueries = new HashSet<>();
    private final Set<PassageId> seenPassages = new HashSet<>();
    private List<ScoredPassage> passages = new ArrayList<>();
    private String query = "";
    private Optional<RunTag> tag = Optional.empty();

    private TrecRunReader(TextLines lines, BiConsumer<QueryId, Ranking> consumer) {
        this.lines = lines;
        this.consumer = consumer;
    }

    /** Reads a whole file. */
    public static Run read(Path file) {
        Map<QueryId, Ranking> rankings = new LinkedHashMap<>();
        RunTag tag = forEachRanking(file, rankings::put);
        return Run.copyOf(tag, rankings);
    }

    /**
     * Gives the ranking of every query to {@code consumer} as soon as it is complete; one ranking is in memory at a time.
     *
     * @return the run's tag
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static RunTag forEachRanking(Path file, BiConsumer<QueryId, Ranking> consumer) {
        try (TextLines lines = TextLines.open(file)) {
            TrecRunReader reader = new TrecRunReader(lines, consumer);
            while (lines.advance()) {
                reader.readLine(lines.text().strip().split("\\s+", -1));
            }
            reader.finishQuery();
            return reader.tag.orElseThrow(() -> lines.malformed("the run is empty; at least one line is needed"));
        }
    }

    private void readLine(String[] columns) {
        if (columns.length != COLUMNS) {
            throw lines.malformed("the line has " + columns.length + " columns; " + COLUMNS
                    + " are needed: query id, Q0, passage id, rank, score, tag");
        }
        checkTag(columns[5]);
        if (!columns[0].equals(query)) {
            finishQuery();
            query = columns[0];
            if (finishedQueries.contains(query)) {
                throw lines.malformed("query " + query
                        + " came before, with another one between; sort the file by query id (sort -s -k1,1)");
            }
        }
        PassageId passage = lines.checked(() -> new PassageId(columns[2]));
        if (!seenPassages.add(passage)) {
            throw lines.malformed(
                    "passage " + passage + " came before for query " + query + "; each may be ranked once");
        }
        passages.add(new ScoredPassage(passage, score(columns[4])));
    }

    private void checkTag(String column) {
        RunTag found = lines.checked(() -> new RunTag(column));
        RunTag expected = tag.orElse(found);
        if (!found.equals(expected)) {
            throw lines.malformed(
                    "the tag is " + found + " where the lines above have " + expected + "; a file holds one run");
        }
        tag = Optional.of(expected);
    }

    private double score(String column) {
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

    private void finishQuery() {
        if (query.isEmpty()) {
            return;
        }
        consumer.accept(new QueryId(query), Ranking.of(passages));
        finishedQueries.add(query);
        seenPassages.clear();
        passages = new ArrayList<>();
    }
}
