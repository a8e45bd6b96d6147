package io.embedsmith.retrieval.document;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Tells which passages and documents there are, many at once and without their texts. */
public interface PassageLocator {

    /** The document of each of the passages that is there. */
    Map<PassageId, DocumentKey> documents(TenantId tenant, CollectionName collection, Collection<PassageId> passages);

    /** Those of the keys under which a document lies. */
    Set<DocumentKey> present(TenantId tenant, CollectionName collection, Collection<DocumentKey> keys);
}
