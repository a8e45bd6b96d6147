package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
     * Reads both, and sets up the rest of the transaction, all in one round trip. {@code ef_search} bounds the rows of an
     * index scan, so that it is never below the depth; an iterative scan goes on where dead rows or a filter took some of
     * them. Sorting and hash joins are made unattractive: the planner's idea of an index scan's cost grows with
     * {@code ef_search}, and for small collections it would rather read every row.
     */
    static DenseScope read(
            Connection connection, CandidateRequest request, Optional<String> filter, RetrievalSettings settings)
            throws SQLException {
        String sql = "SELECT vector_index, "
                + (filter.isPresent()
                        ? "embedsmith.matching_documents(collection_id, ?::jsonpath, ?)"
                        : "NULL::bigint[]")
                + ", set_config('hnsw.ef_search', ?, true), set_config('hnsw.iterative_scan', 'strict_order', true)"
                + ", set_config('hnsw.max_scan_tuples', ?, true)"
                + ", set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true)"
                + " FROM embedsmith.collection WHERE collection_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (filter.isPresent()) {
                statement.setObject(parameter++, filter.get(), Types.OTHER);
                statement.setInt(parameter++, settings.exactFilterPassages());
            }
            statement.setString(parameter++, Integer.toString(searchDepth(request, filter.isPresent(), settings)));
            statement.setString(parameter++, Integer.toString(maxScanTuples(request.depth(), settings)));
            statement.setLong(parameter, request.collection().id());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw CollectionCatalog.notFound(request.collection().name());
                }
                return new DenseScope(row.getBoolean(1), Optional.ofNullable(row.getArray(2)));
            }
        }
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
