package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One statement that finds the nearest passages. pgvector's operator {@code <#>} is the negative inner product.
 *
 * @param sql with a parameter for the query vector, and one for the condition where there is one
 * @param condition numbers of documents, or a jsonpath
 */
record NearestQuery(String sql, Optional<SqlStatement.Parameter> condition) {

    /** By HNSW, which serves {@code ORDER BY} the bare operator and nothing else. */
    static NearestQuery byIndex(CandidateRequest request, Optional<String> filter) {
        String nearest = "SELECT v.passage_no, v.document_id, v.embedding <#> " + query(request)
                + " AS distance FROM " + tables(request).vector() + " v" + where(filter)
                + " ORDER BY distance LIMIT " + request.depth();
        return new NearestQuery(withIds(request, nearest), filter.map(SqlStatement::untyped));
    }

    /** By comparing every vector that passes the filter. */
    static NearestQuery amongAll(CandidateRequest request, Optional<String> filter) {
        return new NearestQuery(exactSql(request, where(filter)), filter.map(SqlStatement::untyped));
    }

    /** By comparing every vector of some documents. */
    static NearestQuery amongDocuments(CandidateRequest request, Array documents) {
        return new NearestQuery(
                exactSql(request, " WHERE v.document_id = ANY (?)"),
                Optional.of((statement, index) -> statement.setArray(index, documents)));
    }

    /** With the query vector; runs where {@link DenseScope#statement} has run before, in the same transaction. */
    SqlStatement statement(DenseVector query) {
        SqlStatement.Parameter vector = SqlStatement.text(text(query));
        return new SqlStatement(
                sql, condition.map(bound -> List.of(vector, bound)).orElse(List.of(vector)));
    }

    /** As pgvector reads it: {@code [0.25,-1.5,…]}. */
    static String text(DenseVector vector) {
        StringBuilder text = new StringBuilder(12 * vector.dimension()).append('[');
        for (int i = 0; i < vector.dimension(); i++) {
            text.append(i == 0 ? "" : ",").append(vector.get(i));
        }
        return text.append(']').toString();
    }

    /** Adding 0 keeps the planner from the index. Equal distances: the older passage is in. */
    private static String exactSql(CandidateRequest request, String where) {
        return withIds(
                request,
                "SELECT v.passage_no, v.document_id, (v.embedding <#> " + query(request) + ") + 0 AS distance FROM "
                        + tables(request).vector() + " v" + where
                        + " ORDER BY distance, v.passage_no LIMIT " + request.depth());
    }

    private static String where(Optional<String> filter) {
        return filter.isPresent() ? " WHERE v.metadata @@ ?::jsonpath" : "";
    }

    /** The depth stands in the text, so that a plan made once for all parameters knows how few rows are joined. */
    private static String withIds(CandidateRequest request, String nearest) {
        return "SELECT -n.distance, d.key, p.ordinal, p.whole FROM (" + nearest + ") n JOIN "
                + tables(request).passage() + " p USING (passage_no) JOIN "
                + tables(request).document() + " d ON d.document_id = n.document_id";
    }

    private static CollectionTables tables(CandidateRequest request) {
        return new CollectionTables(request.collection().id());
    }

    /** As a query of its own, the text becomes a vector once; a cast alone is evaluated for every row. */
    private static String query(CandidateRequest request) {
        return "(SELECT ?::"
                + request.collection().settings().vectorType().name().toLowerCase(Locale.ROOT) + ")";
    }

    /** A document may be called what a passage of another is called ({@code a#1}); the nearer stands for both. */
    static Ranking ranking(ResultSet rows) throws SQLException {
        Map<PassageId, ScoredPassage> found = new HashMap<>();
        while (rows.next()) {
            PassageId id = DocumentRows.passageId(rows.getString(2), rows.getInt(3), rows.getBoolean(4));
            ScoredPassage passage = new ScoredPassage(id, rows.getDouble(1));
            found.merge(id, passage, (one, other) -> one.score() >= other.score() ? one : other);
        }
        return Ranking.of(List.copyOf(found.values()));
    }
}
