package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What decides between index and exact search.
 *
 * @param indexed whether the HNSW index is there
 * @param documents numbers of those that pass a selective filter; empty without a filter or where it leaves too many
 */
record DenseScope(boolean indexed, Optional<Array> documents) {
    /** Most candidates that pgvector keeps while it searches the graph. */
    private static final int MAX_SEARCH_DEPTH = 1_000;

    /**
     * Asks for both, and sets up the rest of the transaction. {@code ef_search} bounds the rows of an
     * index scan, so that it is never below the depth; an iterative scan goes on where dead rows or a filter took some of
     * them. Sorting and hash joins are made unattractive: the planner's idea of an index scan's cost grows with
     * {@code ef_search}, and for small collections it would rather read every row.
     */
    static SqlStatement statement(CandidateRequest request, Optional<String> filter, RetrievalSettings settings) {
        String sql = "SELECT vector_index, "
                + (filter.isPresent()
                        ? "embedsmith.matching_documents(collection_id, ?::jsonpath, ?)"
                        : "NULL::bigint[]")
                + ", set_config('hnsw.ef_search', ?, true), set_config('hnsw.iterative_scan', 'strict_order', true)"
                + ", set_config('hnsw.max_scan_tuples', ?, true)"
                + ", set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true)"
                + " FROM embedsmith.collection WHERE collection_id = ?";
        List<SqlStatement.Parameter> parameters = new ArrayList<>();
        if (filter.isPresent()) {
            parameters.add(SqlStatement.untyped(filter.get()));
            parameters.add(SqlStatement.integer(settings.exactFilterPassages()));
        }
        parameters.add(SqlStatement.text(Integer.toString(searchDepth(request, filter.isPresent(), settings))));
        parameters.add(SqlStatement.text(Integer.toString(maxScanTuples(request.depth(), settings))));
        parameters.add(SqlStatement.bigint(request.collection().id()));
        return new SqlStatement(sql, parameters);
    }

    /** The one row of {@link #statement}; another tenant's collection has none. */
    static DenseScope of(ResultSet row, CollectionName collection) throws SQLException {
        if (!row.next()) {
            throw CollectionCatalog.notFound(collection);
        }
        return new DenseScope(row.getBoolean(1), Optional.ofNullable(row.getArray(2)));
    }

    /**
     * Twice as many behind a filter, which takes some of them: strictly ordered, a later step of the scan cannot bring in
     * what the first one missed among the nearest (4,000 passages, half of them filtered out: indexRecall@10 0.977 with
     * as many).
     */
    private static int searchDepth(CandidateRequest request, boolean filtered, RetrievalSettings settings) {
        int depth = Math.max(request.depth(), settings.hnsw().searchDepth());
        return Math.min(MAX_SEARCH_DEPTH, filtered ? 2 * depth : depth);
    }

    /**
     * An iterative scan costs several times an exact one for each row it reads, so that it is given up where an exact
     * scan would have been done.
     */
    private static int maxScanTuples(int depth, RetrievalSettings settings) {
        return Math.max(20 * depth, settings.exactFilterPassages());
    }
}
