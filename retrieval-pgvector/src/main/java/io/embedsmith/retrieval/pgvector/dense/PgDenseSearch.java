package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.pgvector.filter.JsonPathFilter;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.DenseCandidates;
import io.embedsmith.retrieval.pipeline.DenseSearch;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
        return request.filter()
                .map(JsonPathFilter::of)
                .map(filter -> filtered(request, filter, query))
                .orElseGet(() -> unfiltered(request, query));
    }

    /** In one round trip, on what was known of the index a moment ago. */
    private DenseCandidates unfiltered(CandidateRequest request, DenseVector query) {
        boolean byIndex = request.collection().indexed();
        NearestQuery nearest = byIndex
                ? NearestQuery.byIndex(request, Optional.empty())
                : NearestQuery.amongAll(request, Optional.empty());
        return database.read(
                request.collection().tenant(),
                List.of(scope(request, Optional.empty()), nearest.statement(query)),
                results -> {
                    DenseScope scope = results.next(
                            row -> DenseScope.of(row, request.collection().name()));
                    Ranking found = results.next(NearestQuery::ranking);
                    // Where the index went meanwhile, the database has compared all.
                    return new DenseCandidates(
                            found, byIndex && scope.indexed() ? DenseStrategy.INDEX : DenseStrategy.EXACT);
                });
    }

    private DenseCandidates filtered(CandidateRequest request, String filter, DenseVector query) {
        return database.transaction(request.collection().tenant(), connection -> {
            DenseScope scope = scope(request, Optional.of(filter))
                    .query(
                            connection,
                            row -> DenseScope.of(row, request.collection().name()));
            if (scope.documents().isPresent()) {
                NearestQuery few =
                        NearestQuery.amongDocuments(request, scope.documents().get());
                return exact(connection, few, query);
            }
            NearestQuery all = NearestQuery.amongAll(request, Optional.of(filter));
            if (!scope.indexed()) {
                return exact(connection, all, query);
            }
            Ranking found = run(connection, NearestQuery.byIndex(request, Optional.of(filter)), query);
            boolean cutShort = found.size() < request.depth();
            return cutShort ? exact(connection, all, query) : new DenseCandidates(found, DenseStrategy.ITERATIVE_INDEX);
        });
    }

    private SqlStatement scope(CandidateRequest request, Optional<String> filter) {
        return DenseScope.statement(request, filter, settings);
    }

    private static DenseCandidates exact(Connection connection, NearestQuery nearest, DenseVector query)
            throws SQLException {
        return new DenseCandidates(run(connection, nearest, query), DenseStrategy.EXACT);
    }

    private static Ranking run(Connection connection, NearestQuery nearest, DenseVector query) throws SQLException {
        return nearest.statement(query).query(connection, NearestQuery::ranking);
    }
}
