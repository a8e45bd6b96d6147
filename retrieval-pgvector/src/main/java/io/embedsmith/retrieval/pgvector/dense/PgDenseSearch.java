package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.pgvector.filter.JsonPathFilter;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.DenseCandidates;
import io.embedsmith.retrieval.pipeline.DenseSearch;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Nearest passages by inner product. How they are found depends on what there is:
 *
 * <ul>
 *   <li>no index yet: every vector is compared;
 *   <li>no filter: the HNSW index;
 *   <li>a filter that leaves few passages: exactly those are compared. An HNSW scan meets passages in the order of their
 *       distance whether the filter lets them pass or not, so that it would read most of the index to find them;
 *   <li>another filter: the HNSW index, read on until enough passages passed. Where that was cut short (pgvector bounds the
 *       tuples and the memory of such a scan), every passage that passes is compared after all.
 * </ul>
 */
public final class PgDenseSearch implements DenseSearch {
    private final Database database;
    private final RetrievalSettings settings;

    /** Reads through {@code database}. */
    public PgDenseSearch(Database database, RetrievalSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public DenseCandidates candidates(CandidateRequest request, DenseVector query) {
        int dimension = request.collection().dimension();
        if (query.dimension() != dimension) {
            throw new RetrievalException(
                    RetrievalException.Kind.CONFLICT,
                    "conflict",
                    "the query vector has " + query.dimension() + " components, collection '"
                            + request.collection().name() + "' has vectors of " + dimension + "; model '"
                            + request.collection().settings().model()
                            + "' is not the one that the collection was made with: bring that back, or make a new"
                            + " collection");
        }
        Optional<String> filter = request.filter().map(JsonPathFilter::of);
        return database.transaction(
                request.collection().tenant(), connection -> run(connection, request, query, filter));
    }

    private DenseCandidates run(
            Connection connection, CandidateRequest request, DenseVector query, Optional<String> filter)
            throws SQLException {
        DenseScope scope = DenseScope.read(connection, request, filter, settings);
        if (scope.documents().isPresent()) {
            NearestQuery few =
                    NearestQuery.amongDocuments(request, scope.documents().get());
            return new DenseCandidates(few.run(connection, query), DenseStrategy.EXACT);
        }
        NearestQuery exact = NearestQuery.amongAll(request, filter);
        if (!scope.indexed()) {
            return new DenseCandidates(exact.run(connection, query), DenseStrategy.EXACT);
        }
        Ranking found = NearestQuery.byIndex(request, filter).run(connection, query);
        if (filter.isEmpty()) {
            return new DenseCandidates(found, DenseStrategy.INDEX);
        }
        boolean cutShort = found.size() < request.depth();
        return cutShort
                ? new DenseCandidates(exact.run(connection, query), DenseStrategy.EXACT)
                : new DenseCandidates(found, DenseStrategy.ITERATIVE_INDEX);
    }
}
