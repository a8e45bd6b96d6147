package io.embedsmith.retrieval.search;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;

/** Finds passages. Safe for use by several threads. */
public interface Retriever {

    /** Searches one collection. */
    SearchResponse search(TenantId tenant, CollectionName collection, SearchRequest request);

    /** The ranking alone, without texts: for runs over many queries. */
    Ranking rank(TenantId tenant, CollectionName collection, SearchRequest request);
}
