package io.embedsmith.retrieval.pgvector.keyword;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.bm25.CorpusStatistics;
import io.embedsmith.retrieval.bm25.TermCounts;
import io.embedsmith.retrieval.bm25.TermId;
import io.embedsmith.retrieval.bm25.TermQuery;
import io.embedsmith.retrieval.bm25.TermSelection;
import io.embedsmith.retrieval.pgvector.filter.JsonPathFilter;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.sql.TermsText;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pgvector.store.Ledger;
import io.embedsmith.retrieval.pgvector.store.SparseText;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.KeywordSearch;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Best passages by BM25. The rarest terms are looked up first; the common ones only if a passage that has nothing else could
 * still be among the best (see {@link TermSelection}).
 */
public final class PgKeywordSearch implements KeywordSearch {
    /** Passages that the first look-up may score: about 2 ms of work. */
    private static final long FIRST_BUDGET = 2_000;

    private final Database database;
    private final int exactFilterPassages;

    /**
     * Reads through {@code database}.
     *
     * @param exactFilterPassages a filter that leaves at most so many passages is resolved to its documents first
     */
    public PgKeywordSearch(Database database, int exactFilterPassages) {
        this.database = database;
        this.exactFilterPassages = exactFilterPassages;
    }

    @Override
    public Ranking candidates(CandidateRequest request, List<String> queryTokens) {
        TermCounts query = TermCounts.of(queryTokens);
        Optional<String> filter = request.filter().map(JsonPathFilter::of);
        if (query.frequencies().isEmpty()) {
            return new Ranking(List.of());
        }
        return new LookUp(new CollectionTables(request.collection().id()), request, filter, query).best();
    }

    /** One search. Every step is one round trip, and reads what is there at that moment. */
    private final class LookUp {
        private final CollectionTables tables;
        private final CandidateRequest request;
        private final Optional<String> filter;
        private final TermCounts query;

        private LookUp(CollectionTables tables, CandidateRequest request, Optional<String> filter, TermCounts query) {
            this.tables = tables;
            this.request = request;
            this.filter = filter;
            this.query = query;
        }

        private Ranking best() {
            Scope scope = scope();
            TermSelection selection = TermSelection.of(query, scope.statistics());
            if (selection.terms().isEmpty()) {
                return new Ranking(List.of());
            }
            int count = selection.first(Math.max(FIRST_BUDGET, 4L * request.depth()));
            Ranking found = search(selection, selection.heaviest(count), scope);
            double lowest = found.size() < request.depth()
                    ? 0
                    : found.passages().getLast().score();
            // More passages can only raise the last score of the top, so that one more look-up is always enough.
            return selection.isSufficient(count, lowest) ? found : search(selection, selection.above(lowest), scope);
        }

        private Scope scope() {
            List<SqlStatement> statements = new ArrayList<>();
            statements.add(statistics());
            filter.ifPresent(path -> statements.add(new SqlStatement(
                    "SELECT embedsmith.matching_documents(?, ?::jsonpath, ?)",
                    List.of(
                            SqlStatement.bigint(tables.collection()),
                            SqlStatement.text(path),
                            SqlStatement.integer(exactFilterPassages)))));
            return database.read(request.collection().tenant(), statements, results -> {
                CorpusStatistics statistics = results.next(PgKeywordSearch::statistics);
                return new Scope(
                        statistics, filter.isPresent() ? results.next(PgKeywordSearch::documents) : Optional.empty());
            });
        }

        private SqlStatement statistics() {
            List<Integer> ids = new ArrayList<>(List.of(Ledger.PASSAGES, Ledger.TOTAL_LENGTH));
            query.frequencies().keySet().forEach(term -> ids.add(TermId.of(term)));
            return new SqlStatement(
                    "SELECT term, sum(delta)::bigint FROM " + tables.statistic()
                            + " WHERE term = ANY (?) GROUP BY term",
                    List.of(SqlStatement.array("int4", ids.toArray())));
        }

        /** The best passages among those that meet the condition. */
        private Ranking search(TermSelection selection, TermQuery condition, Scope scope) {
            Map<Integer, Double> weights = new TreeMap<>();
            selection.terms().forEach(term -> weights.merge(term.id(), term.weight(), Math::max));
            List<SqlStatement.Parameter> parameters = new ArrayList<>(List.of(
                    SqlStatement.bigint(tables.collection()),
                    SqlStatement.text(TermsText.query(condition)),
                    SqlStatement.text(SparseText.write(TermId.MAX, weights)),
                    SqlStatement.integer(request.depth())));
            SqlStatement statement = new SqlStatement(
                    "SELECT c.score, d.key, p.ordinal, p.whole FROM"
                            + " embedsmith.keyword_candidates(?, ?::tsquery, ?::sparsevec, ?, "
                            + condition(scope, filter, parameters) + ") c"
                            + " JOIN " + tables.passage() + " p USING (passage_no)"
                            + " JOIN " + tables.document() + " d USING (document_id)",
                    parameters);
            return database.read(
                    request.collection().tenant(),
                    List.of(statement),
                    results -> results.next(PgKeywordSearch::ranking));
        }
    }

    /** The last two arguments: a path that documents have to pass, or the numbers of those that do. */
    private static String condition(Scope scope, Optional<String> filter, List<SqlStatement.Parameter> parameters) {
        if (scope.documents().isPresent()) {
            parameters.add(SqlStatement.array("int8", scope.documents().get()));
            return "NULL, ?";
        }
        if (filter.isPresent()) {
            parameters.add(SqlStatement.text(filter.get()));
            return "?::jsonpath, NULL";
        }
        return "NULL, NULL";
    }

    /**
     * What is known before the look-up.
     *
     * @param documents numbers of those that pass a selective filter; empty without a filter or where it leaves too many
     */
    private record Scope(CorpusStatistics statistics, Optional<Object[]> documents) {}

    private static CorpusStatistics statistics(ResultSet rows) throws SQLException {
        Map<Integer, Long> sums = new HashMap<>();
        while (rows.next()) {
            sums.put(rows.getInt(1), rows.getLong(2));
        }
        return new CorpusStatistics(
                sums.getOrDefault(Ledger.PASSAGES, 0L), sums.getOrDefault(Ledger.TOTAL_LENGTH, 0L), sums);
    }

    private static Optional<Object[]> documents(ResultSet rows) throws SQLException {
        rows.next();
        @Nullable Array numbers = rows.getArray(1);
        return numbers == null ? Optional.empty() : Optional.of((Object[]) numbers.getArray());
    }

    private static Ranking ranking(ResultSet rows) throws SQLException {
        List<ScoredPassage> passages = new ArrayList<>();
        while (rows.next()) {
            passages.add(new ScoredPassage(
                    DocumentRows.passageId(rows.getString(2), rows.getInt(3), rows.getBoolean(4)), rows.getDouble(1)));
        }
        return Ranking.of(passages);
    }
}
