package io.embedsmith.retrieval.document;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A document as stored.
 *
 * @param failure why it could not be read; empty when its passages can be found
 * @param contentHash SHA-256 of what was ingested, lower-case hex
 * @param characters length of its text in UTF-16 units
 * @param passages number of passages
 * @param metadata strings, numbers, booleans or lists of strings by field
 */
public record DocumentInfo(
        DocumentKey key,
        String title,
        String mediaType,
        Optional<DocumentFailure> failure,
        String contentHash,
        int characters,
        int passages,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    public DocumentInfo {
        metadata = Map.copyOf(metadata);
    }
}
