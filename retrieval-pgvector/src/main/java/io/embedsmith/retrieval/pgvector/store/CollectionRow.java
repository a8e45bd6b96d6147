package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import java.time.Instant;

/**
 * A collection's row.
 *
 * @param averageLength passage length that term weights are saturated with; 0 until there is a passage
 * @param vectorIndex whether the HNSW index is there
 */
public record CollectionRow(
        long id,
        CollectionName name,
        CollectionSettings settings,
        int dimension,
        float averageLength,
        boolean vectorIndex,
        Instant createdAt,
        Instant updatedAt) {

    /** Names of its tables. */
    public CollectionTables tables() {
        return new CollectionTables(id);
    }
}
