package io.embedsmith.retrieval.pipeline;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.tenant.TenantId;

/**
 * A collection as a search needs it, looked up once and handed to every stage.
 *
 * @param id of the collection in the store
 * @param dimension components of its vectors
 * @param indexed whether the vectors had an index when it was looked up
 */
public record SearchedCollection(
        TenantId tenant, CollectionName name, long id, int dimension, boolean indexed, CollectionSettings settings) {

    public SearchedCollection {
        if (dimension < 1) {
            throw new IllegalArgumentException(
                    "dimension of collection " + name + " is " + dimension + "; at least 1 is needed, this is a bug");
        }
    }
}
