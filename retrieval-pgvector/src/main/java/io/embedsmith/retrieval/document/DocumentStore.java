package io.embedsmith.retrieval.document;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Reading and removing documents; they come in through {@link io.embedsmith.retrieval.ingest.Ingestor}. */
public interface DocumentStore {

    /** Which documents to list. */
    enum Status {
        /** Those that can be found. */
        READY,
        /** Those that could not be read. */
        FAILED
    }

    /**
     * One page of the documents by key.
     *
     * @param after the page starts behind this key; empty for the first
     * @param status only those; empty for all
     * @param limit 1 to 1,000
     */
    record Page(Optional<DocumentKey> after, Optional<Status> status, int limit) {}

    /** A page of documents in the order of their keys. */
    List<DocumentInfo> list(TenantId tenant, CollectionName collection, Page page);

    /** @throws io.embedsmith.retrieval.RetrievalException {@code document-not-found} */
    DocumentInfo get(TenantId tenant, CollectionName collection, DocumentKey key);

    /** Passages {@code from} (counted from 0) and on, at most {@code limit}. */
    List<PassageView> passages(TenantId tenant, CollectionName collection, DocumentKey key, int from, int limit);

    /** Removes the document; whether there was one. When it returns, no search finds it. */
    boolean delete(TenantId tenant, CollectionName collection, DocumentKey key);
}
