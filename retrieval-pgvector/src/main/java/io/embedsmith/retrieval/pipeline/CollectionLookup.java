package io.embedsmith.retrieval.pipeline;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;

/** Finds the collection that is searched. Cheap: nothing is counted. */
@FunctionalInterface
public interface CollectionLookup {

    /** @throws io.embedsmith.retrieval.RetrievalException {@code collection-not-found} */
    SearchedCollection find(TenantId tenant, CollectionName name);
}
