package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.TrecQrels;
import io.embedsmith.evaluation.file.MalformedFileException;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Queries and judgements from uploaded files: BEIR's {@code queries.jsonl}, and qrels as BEIR or TREC write them. Complaints
 * name the files as the caller calls them.
 */
public final class JudgementFiles {
    private JudgementFiles() {}

    /** A file as uploaded. */
    public record Upload(String name, Path file) {}

    /**
     * What the files hold.
     *
     * @param leftOut queries that the qrels do not name
     */
    public record Read(List<JudgedQuery> queries, int leftOut) {}

    /**
     * Reads what is there of the two.
     *
     * @param known texts of the queries that the set has already
     */
    public static Read read(Optional<Upload> queries, Optional<Upload> qrels, Map<String, String> known) {
        SequencedMap<String, String> texts = new LinkedHashMap<>(known);
        List<Query> topics = queries.map(
                        upload -> named(upload, BeirFiles::topics).queries())
                .orElse(List.of());
        topics.forEach(query -> texts.put(query.id().value(), query.text()));
        if (qrels.isEmpty()) {
            return new Read(
                    topics.stream()
                            .map(query ->
                                    checked(() -> new JudgedQuery(query.id().value(), query.text(), List.of())))
                            .toList(),
                    0);
        }
        Qrels judgements = named(qrels.get(), JudgementFiles::qrels);
        List<JudgedQuery> judged = new ArrayList<>();
        for (QueryId query : judgements.queries()) {
            String text = texts.get(query.value());
            if (text == null) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        qrels.get().name() + " judges query '" + query + "', whose text is neither in "
                                + queries.map(Upload::name).orElse("a part 'queries'") + " nor in the set");
            }
            List<Judgement> ofQuery = judgements.of(query).grades().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> checked(() -> new Judgement(entry.getKey().value(), entry.getValue())))
                    .toList();
            judged.add(checked(() -> new JudgedQuery(query.value(), text, ofQuery)));
        }
        long leftOut = topics.stream()
                .filter(query -> !judgements.queries().contains(query.id()))
                .count();
        return new Read(judged, Math.toIntExact(leftOut));
    }

    /** TREC's four columns between white space, or BEIR's three between tabs. */
    private static Qrels qrels(Path file) {
        boolean isTrec;
        try (TextLines lines = TextLines.open(file)) {
            isTrec = lines.advance() && lines.text().strip().split("\\s+", -1).length == 4;
        }
        return isTrec ? TrecQrels.read(file) : BeirFiles.qrels(file);
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

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }
}
