package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Readers of the BEIR layout: {@code corpus.jsonl} and {@code queries.jsonl} with {@code _id}, {@code title} and {@code
 * text}; qrels as tab-separated query id, passage id, grade under a header, or as JSON Lines. Each file may be gzip.
 */
public final class BeirFiles {
    /** What a line is cut into at most: a line of nothing but tabs must not become millions of columns. */
    private static final int MOST_COLUMNS = 100;

    private BeirFiles() {}

    /**
     * Reads a whole corpus. Of an {@code _id} that comes more than once the last one counts, in the place of the first:
     * so does BEIR's own loader, and published corpora need it.
     */
    public static Corpus corpus(Path file) {
        SequencedMap<PassageId, Passage> byId = new LinkedHashMap<>();
        forEachPassage(file, passage -> byId.put(passage.id(), passage));
        return Corpus.of(List.copyOf(byId.values()));
    }

    /**
     * Gives the passage of every line to {@code consumer}, in order, one in memory at a time.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEachPassage(Path file, Consumer<Passage> consumer) {
        forEachPassage(file, TextLimits.OWN, consumer);
    }

    /**
     * The same within limits.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEachPassage(Path file, TextLimits limits, Consumer<Passage> consumer) {
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                PassageId id = lines.checked(() -> new PassageId(id(line)));
                consumer.accept(new Passage(id, line.optionalText("title").orElse(""), line.text("text")));
            }
        }
    }

    /** BEIR's name of it, or that of MTEB's newer sets; MTEB takes a number for its digits. */
    private static String id(JsonLine line) {
        return line.optionalScalar("_id").or(() -> line.optionalScalar("id")).orElseGet(() -> line.scalar("_id"));
    }

    /**
     * Gives the query of every line to {@code consumer}, in order, one in memory at a time; the consumer's complaint about a
     * query becomes one about the line.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEachQuery(Path file, TextLimits limits, Consumer<Query> consumer) {
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                lines.place().check(() -> consumer.accept(new Query(new QueryId(id(line)), line.text("text"))));
            }
        }
    }

    /** Reads queries. */
    public static Topics topics(Path file) {
        List<Query> queries = new ArrayList<>();
        Set<QueryId> seen = new HashSet<>();
        forEachQuery(file, TextLimits.OWN, query -> {
            if (!seen.add(query.id())) {
                throw new IllegalArgumentException("query " + query.id() + " came before; each _id may be there once");
            }
            queries.add(query);
        });
        return new Topics(queries);
    }

    /** Reads qrels. */
    public static Qrels qrels(Path file) {
        Qrels.Builder qrels = new Qrels.Builder();
        forEachJudgement(file, TextLimits.OWN, qrels::judge);
        return qrels.build();
    }

    /**
     * Gives the judgement of every line to {@code sink}, in order, one in memory at a time: tab-separated, where the first line
     * is a header unless its third column is a number, or {@linkplain JsonQrels JSON Lines}, if the name of the file says so.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEachJudgement(Path file, TextLimits limits, JudgementSink sink) {
        if (file.toString().matches(".*\\.jsonl(\\.gz)?")) {
            JsonQrels.forEachJudgement(file, limits, sink);
            return;
        }
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advance()) {
                String[] columns = lines.text().split("\t", MOST_COLUMNS);
                if (columns.length != 3) {
                    throw lines.malformed("the line has " + Columns.count(columns, MOST_COLUMNS)
                            + " columns; 3 are needed, between tabs: query id, passage id, grade");
                }
                if (lines.number() > 1 || Columns.isGrade(columns[2])) {
                    Columns.judge(sink, lines, new Columns.Judged(columns[0], columns[1], columns[2]));
                }
            }
        }
    }

    /** Reads a folder that has files of the {@link BeirNames}; keeps the queries that the qrels judge. */
    public static RetrievalDataset dataset(Path folder, String split) {
        Path corpusFile = firstOf(folder, BeirNames.corpus());
        Path queriesFile = firstOf(folder, BeirNames.queries(split));
        Path qrelsFile = firstOf(folder, BeirNames.qrels(split));
        Qrels qrels = qrels(qrelsFile);
        String name = folder.toAbsolutePath().normalize().getFileName() + "/" + split;
        String revision = FileRevision.of(corpusFile, queriesFile, qrelsFile);
        return new RetrievalDataset(name, revision, corpus(corpusFile), topics(queriesFile), qrels).withJudgedTopics();
    }

    /** The first name that exists, or the first of all, so that the complaint about it names what is looked for. */
    private static Path firstOf(Path folder, List<String> names) {
        return names.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve(names.getFirst()));
    }
}
