package io.embedsmith.evaluation.descriptor;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.RerankingTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Reranking as rows: collects queries and the candidates that only they have. Passages are named as in MTEB's converted sets,
 * where those of grade 0 come first among equal scores.
 */
final class CandidateRows {
    private final List<Query> queries = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final SequencedMap<QueryId, Map<PassageId, Integer>> grades = new LinkedHashMap<>();

    private CandidateRows() {}

    /** A row for each candidate, with its grade. A query is a text that comes in one row or more. */
    static RerankingTask graded(List<Row> rows, RoleColumns columns, String name) {
        CandidateRows all = new CandidateRows();
        Map<String, QueryId> byText = new HashMap<>();
        for (Row row : rows) {
            QueryId query = byText.computeIfAbsent(columns.text(row, "query"), all::query);
            all.candidate(query, columns.text(row, "passage"), grade(row, columns.one("grade")));
        }
        return all.task(name);
    }

    /** A row for each query, with the lists of its positives and negatives; every row is a query of its own. */
    static RerankingTask listed(List<Row> rows, RoleColumns columns, String name) {
        CandidateRows all = new CandidateRows();
        for (Row row : rows) {
            QueryId query = all.query(columns.text(row, "query"));
            row.texts(columns.one("positive")).forEach(text -> all.candidate(query, text, 1));
            row.texts(columns.one("negative")).forEach(text -> all.candidate(query, text, 0));
        }
        return all.task(name);
    }

    private QueryId query(String text) {
        QueryId id = new QueryId("q" + (queries.size() + 1));
        queries.add(new Query(id, text));
        grades.put(id, new LinkedHashMap<>());
        return id;
    }

    private void candidate(QueryId query, String text, int grade) {
        Map<PassageId, Integer> ofQuery = grades.computeIfAbsent(query, id -> new LinkedHashMap<>());
        PassageId id = new PassageId((grade > 0 ? "apositive_" : "negative_") + query + "_" + (ofQuery.size() + 1));
        passages.add(new Passage(id, "", text));
        ofQuery.put(id, grade);
    }

    /** Queries without a relevant candidate are left out. */
    private RerankingTask task(String name) {
        Map<QueryId, Judgements> judgements = new LinkedHashMap<>();
        Map<QueryId, List<PassageId>> candidates = new HashMap<>();
        grades.forEach((query, ofQuery) -> {
            judgements.put(query, new Judgements(ofQuery));
            candidates.put(query, List.copyOf(ofQuery.keySet()));
        });
        RetrievalDataset dataset =
                new RetrievalDataset(name, "rows", Corpus.of(passages), new Topics(queries), Qrels.copyOf(judgements));
        return new RerankingTask(dataset.withAnswerableTopics(), candidates);
    }

    private static int grade(Row row, String column) {
        double grade = row.number(column);
        if (grade != Math.rint(grade) || Math.abs(grade) > 1_000_000) {
            throw row.place().malformed("the grade is " + grade + "; a whole number is needed");
        }
        return (int) grade;
    }
}
