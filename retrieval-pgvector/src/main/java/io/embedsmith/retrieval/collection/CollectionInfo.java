package io.embedsmith.retrieval.collection;

import java.time.Instant;

/**
 * A collection as it stands.
 *
 * @param dimension components of its vectors
 * @param documents documents that can be found
 * @param passages passages that can be found
 * @param failedDocuments documents that could not be read
 * @param bytes size on disk, indexes included
 */
public record CollectionInfo(
        CollectionName name,
        CollectionSettings settings,
        int dimension,
        long documents,
        long passages,
        long failedDocuments,
        long bytes,
        Instant createdAt,
        Instant updatedAt) {}
