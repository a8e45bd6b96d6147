package io.embedsmith.retrieval.collection;

import io.embedsmith.retrieval.tenant.TenantId;
import java.util.List;

/** Where collections are kept. */
public interface CollectionStore {

    /**
     * Makes an empty collection.
     *
     * @throws io.embedsmith.retrieval.RetrievalException {@code collection-exists}, or the model is not known
     */
    CollectionInfo create(TenantId tenant, CollectionName name, CollectionSettings settings);

    /** @throws io.embedsmith.retrieval.RetrievalException {@code collection-not-found} */
    CollectionInfo get(TenantId tenant, CollectionName name);

    /**
     * What is in it, as a word to compare: another one whenever a document was added, rewritten or removed in between. Reads
     * a row for each document.
     */
    String contents(TenantId tenant, CollectionName name);

    /** All of the tenant's collections, by name. */
    List<CollectionInfo> list(TenantId tenant);

    /**
     * Replaces the settings; model and vector type stay.
     *
     * <p>After a change of the user dictionary, {@link io.embedsmith.retrieval.ingest.Ingestor#resegment} brings the
     * passages that are there up to date.
     */
    CollectionInfo update(TenantId tenant, CollectionName name, CollectionSettings settings);

    /** Removes the collection with all that is in it. */
    void delete(TenantId tenant, CollectionName name);
}
