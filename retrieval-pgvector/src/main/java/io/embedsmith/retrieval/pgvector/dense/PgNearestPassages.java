package io.embedsmith.retrieval.pgvector.dense;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.passage.PassageVectors;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.pipeline.CollectionLookup;
import io.embedsmith.retrieval.pipeline.DenseSearch;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import io.embedsmith.retrieval.search.NearestPassages;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * By dense search, and their vectors in a second query.
 *
 * <p>Twice as many are searched for as are wanted: the search of the graph keeps no more than it is asked for, and misses most
 * among the last of them.
 */
public final class PgNearestPassages implements NearestPassages {
    private final CollectionLookup collections;
    private final DenseSearch search;
    private final PassageVectors vectors;

    /** Searches by {@code search}. */
    public PgNearestPassages(CollectionLookup collections, DenseSearch search, PassageVectors vectors) {
        this.collections = collections;
        this.search = search;
        this.vectors = vectors;
    }

    @Override
    public List<NearPassage> nearest(TenantId tenant, CollectionName collection, DenseVector query, int k) {
        SearchedCollection searched = collections.find(tenant, collection);
        if (k < 1 || k > MOST) {
            throw new IllegalArgumentException("k is " + k + "; 1 to " + MOST + " are allowed");
        }
        CandidateRequest request = new CandidateRequest(searched, Math.min(2 * k, MOST), Optional.empty());
        Ranking nearest = search.candidates(request, query).ranking().top(k);
        List<PassageId> ids = nearest.passages().stream().map(ScoredPassage::id).toList();
        Map<PassageId, NearPassage> found = vectors.read(searched, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
