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
import io.embedsmith.retrieval.pgvector.sql.TermsText;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pgvector.store.Ledger;
import io.embedsmith.retrieval.pgvector.store.SparseText;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.KeywordSearch;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        return database.transaction(
                request.collection().tenant(), connection -> Ranking.of(best(connection, request, query, filter)));
    }

    private List<ScoredPassage> best(
            Connection connection, CandidateRequest request, TermCounts query, Optional<String> filter)
            throws SQLException {
        CollectionTables tables = new CollectionTables(request.collection().id());
        TermSelection selection = TermSelection.of(query, statistics(connection, tables, query));
        if (selection.terms().isEmpty()) {
            return List.of();
        }
        LookUp lookUp = new LookUp(
                connection, tables, request.depth(), selection, filter, documents(connection, tables, filter));
        int count = selection.first(Math.max(FIRST_BUDGET, 4L * request.depth()));
        Map<Long, Double> found = lookUp.run(selection.heaviest(count));
        double lowest = found.size() < request.depth() ? 0 : Collections.min(found.values());
        if (!selection.isSufficient(count, lowest)) {
            // More passages can only raise the last score of the top, so that one more look-up is always enough.
            found = lookUp.run(selection.above(lowest));
        }
        return named(connection, tables, found);
    }

    private static List<ScoredPassage> named(Connection connection, CollectionTables tables, Map<Long, Double> found)
            throws SQLException {
        List<ScoredPassage> passages = new ArrayList<>(found.size());
        try (PreparedStatement statement = connection.prepareStatement("SELECT p.passage_no, d.key, p.ordinal, p.whole"
                + " FROM " + tables.passage() + " p JOIN " + tables.document() + " d USING (document_id)"
                + " WHERE p.passage_no = ANY (?)")) {
            statement.setArray(
                    1, connection.createArrayOf("int8", found.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Double score = found.get(rows.getLong(1));
                    if (score != null) {
                        passages.add(new ScoredPassage(
                                DocumentRows.passageId(rows.getString(2), rows.getInt(3), rows.getBoolean(4)), score));
                    }
                }
            }
        }
        return passages;
    }

    private static CorpusStatistics statistics(Connection connection, CollectionTables tables, TermCounts query)
            throws SQLException {
        List<Integer> ids = new ArrayList<>(List.of(Ledger.PASSAGES, Ledger.TOTAL_LENGTH));
        query.frequencies().keySet().forEach(term -> ids.add(TermId.of(term)));
        Map<Integer, Long> sums = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT term, sum(delta)::bigint FROM " + tables.statistic() + " WHERE term = ANY (?) GROUP BY term")) {
            statement.setArray(1, connection.createArrayOf("int4", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return new CorpusStatistics(
                sums.getOrDefault(Ledger.PASSAGES, 0L), sums.getOrDefault(Ledger.TOTAL_LENGTH, 0L), sums);
    }

    /** Numbers of the documents that pass a selective filter. */
    private Optional<Array> documents(Connection connection, CollectionTables tables, Optional<String> filter)
            throws SQLException {
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT embedsmith.matching_documents(?, ?::jsonpath, ?)")) {
            statement.setLong(1, tables.collection());
            statement.setString(2, filter.get());
            statement.setInt(3, exactFilterPassages);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getArray(1));
            }
        }
    }

    private record LookUp(
            Connection connection,
            CollectionTables tables,
            int depth,
            TermSelection selection,
            Optional<String> filter,
            Optional<Array> documents) {

        /** Scores of the best passages among those that meet the condition, by number. */
        Map<Long, Double> run(TermQuery condition) throws SQLException {
            Map<Integer, Double> weights = new TreeMap<>();
            selection.terms().forEach(term -> weights.merge(term.id(), term.weight(), Math::max));
            try (PreparedStatement statement = connection.prepareStatement("SELECT passage_no, score FROM"
                    + " embedsmith.keyword_candidates(?, ?::tsquery, ?::sparsevec, ?, ?::jsonpath, ?)")) {
                statement.setLong(1, tables.collection());
                statement.setObject(2, TermsText.query(condition), Types.OTHER);
                statement.setObject(3, SparseText.write(TermId.MAX, weights), Types.OTHER);
                statement.setInt(4, depth);
                statement.setString(5, documents.isPresent() ? null : filter.orElse(null));
                statement.setArray(6, documents.orElse(null));
                Map<Long, Double> found = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getLong(1), rows.getDouble(2));
                    }
                }
                return found;
            }
        }
    }
}
