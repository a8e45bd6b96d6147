package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.JudgementSink;
import io.embedsmith.evaluation.dataset.TrecQrels;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Queries and judgements from files: BEIR's {@code queries.jsonl}, and qrels as BEIR or TREC write them. Complaints name the
 * files as the caller calls them. Of a large file of queries only those that the qrels name are ever in memory.
 */
public final class JudgementFiles {
    private final Map<String, String> known;
    private final JudgementLimits limits;

    private JudgementFiles(Map<String, String> known, JudgementLimits limits) {
        this.known = known;
        this.limits = limits;
    }

    /** A file and what its owner calls it. */
    public record Upload(String name, Path file) {}

    /**
     * What the files hold.
     *
     * @param leftOut queries that the qrels do not name
     */
    public record Read(List<JudgedQuery> queries, int leftOut) {}

    private record Texts(SequencedMap<String, String> byId, int leftOut) {
        static final Texts NONE = new Texts(new LinkedHashMap<>(), 0);
    }

    /**
     * Reads what is there of the two.
     *
     * @param known texts of the queries that the set has already
     */
    public static Read read(
            Optional<Upload> queries, Optional<Upload> qrels, Map<String, String> known, JudgementLimits limits) {
        JudgementFiles files = new JudgementFiles(known, limits);
        return qrels.map(judged -> files.judged(queries, judged)).orElseGet(() -> files.unjudged(queries));
    }

    private Read unjudged(Optional<Upload> queries) {
        Texts texts = queries.map(upload -> texts(upload, Optional.empty())).orElse(Texts.NONE);
        return new Read(
                texts.byId().entrySet().stream()
                        .map(query -> new JudgedQuery(query.getKey(), query.getValue(), List.of()))
                        .toList(),
                0);
    }

    private Read judged(Optional<Upload> queries, Upload qrels) {
        SequencedMap<String, SequencedMap<String, Judgement>> judgements = judgements(qrels);
        Texts texts =
                queries.map(upload -> texts(upload, Optional.of(judgements))).orElse(Texts.NONE);
        List<JudgedQuery> judged = new ArrayList<>();
        judgements.forEach((query, ofQuery) -> {
            String text = texts.byId().getOrDefault(query, known.get(query));
            if (text == null) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        qrels.name() + " judges query '" + query + "', whose text is neither in "
                                + queries.map(Upload::name).orElse("a part 'queries'") + " nor in the set");
            }
            List<Judgement> byTarget = ofQuery.values().stream()
                    .sorted(Comparator.comparing(Judgement::target))
                    .toList();
            judged.add(new JudgedQuery(query, text, byTarget));
        });
        return new Read(judged, texts.leftOut());
    }

    /** The queries of a file, or those of them that were judged. */
    private Texts texts(Upload upload, Optional<? extends Map<String, ?>> judged) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        int[] leftOut = {0};
        JudgementLimits.Kept kept = limits.count();
        named(upload, file -> {
            BeirFiles.forEachQuery(file, limits.lines(), query -> {
                String id = query.id().value();
                if (judged.map(of -> !of.containsKey(id)).orElse(false)) {
                    leftOut[0]++;
                    return;
                }
                JudgedQuery valid = new JudgedQuery(id, query.text(), List.of());
                kept.query(valid.text());
                if (texts.putIfAbsent(id, valid.text()) != null) {
                    throw new IllegalArgumentException("query " + id + " came before; each _id may be there once");
                }
            });
            return texts;
        });
        return new Texts(texts, leftOut[0]);
    }

    /** By query and target, in the order of the file. */
    private SequencedMap<String, SequencedMap<String, Judgement>> judgements(Upload upload) {
        SequencedMap<String, SequencedMap<String, Judgement>> byQuery = new LinkedHashMap<>();
        JudgementLimits.Kept kept = limits.count();
        JudgementSink sink = (query, passage, grade) -> {
            Judgement judgement = new Judgement(passage.value(), grade);
            kept.judgement(judgement.target());
            SequencedMap<String, Judgement> ofQuery = byQuery.computeIfAbsent(query.value(), id -> {
                kept.query(JudgedQuery.validId(id));
                return new LinkedHashMap<>();
            });
            if (ofQuery.putIfAbsent(judgement.target(), judgement) != null) {
                throw new IllegalArgumentException("passage " + passage + " was judged before for query " + query
                        + "; each pair may be judged once");
            }
        };
        return named(upload, file -> {
            if (TrecQrels.accepts(file, limits.lines())) {
                TrecQrels.forEachJudgement(file, limits.lines(), sink);
            } else {
                BeirFiles.forEachJudgement(file, limits.lines(), sink);
            }
            return byQuery;
        });
    }

    private static <T> T named(Upload upload, Function<Path, T> reader) {
        try {
            return reader.apply(upload.file());
        } catch (MalformedFileException e) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    String.valueOf(e.getMessage()).replace(upload.file().toString(), upload.name()),
                    e);
        }
    }
}
