package io.embedsmith.retrieval.ingest;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.Iterator;

/**
 * Brings documents in. Each document changes as a whole: a crash at any moment leaves its old or its new version. A
 * change can be found as soon as the call returns (for a long ingest: as soon as the listener hears of it).
 */
public interface Ingestor {

    /**
     * Takes documents from the iterator as fast as they can be embedded; embedding, segmentation and writing overlap.
     * The same key twice: the later one wins.
     */
    IngestReport ingest(
            TenantId tenant,
            CollectionName collection,
            Iterator<? extends SourceDocument> documents,
            IngestListener listener);

    /** Segments all passages of the collection again, after its user dictionary changed. */
    void resegment(TenantId tenant, CollectionName collection, IngestListener listener);
}
