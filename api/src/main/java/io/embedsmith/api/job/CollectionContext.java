package io.embedsmith.api.job;

import io.embedsmith.api.ingest.Reading;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.inject.Singleton;

/** What an ingest needs to know of its collection. */
@Singleton
class CollectionContext {
    private final CollectionStore collections;
    private final ModelHost models;

    CollectionContext(CollectionStore collections, ModelHost models) {
        this.collections = collections;
        this.models = models;
    }

    Reading.Splitting splitting(TenantId tenant, CollectionName name) {
        CollectionInfo info = collections.get(tenant, name);
        return new Reading.Splitting(
                info.settings().splitting(), models.model(info.settings().model()));
    }
}
