package io.embedsmith.retrieval.search;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.List;

/** The passages nearest to a vector, with their own: what learns from a collection needs both. Safe for several threads. */
@FunctionalInterface
public interface NearestPassages {
    /** Most passages of one search. */
    int MOST = SearchRequest.MAX_DEPTH;

    /**
     * Best first; equal scores by id. A passage that went while it was read is left out.
     *
     * @param query of the collection's dimension
     * @param k most passages, 1 to {@link #MOST}
     */
    List<NearPassage> nearest(TenantId tenant, CollectionName collection, DenseVector query, int k);

    /**
     * A passage with its vector.
     *
     * @param vector as it is stored: of length 1, rounded where the collection keeps half precision
     */
    record NearPassage(PassageId id, String text, DenseVector vector) {}
}
