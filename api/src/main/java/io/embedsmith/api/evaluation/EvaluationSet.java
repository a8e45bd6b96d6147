package io.embedsmith.api.evaluation;

import java.time.Instant;
import java.util.UUID;

/**
 * Judged queries of a collection, as they stand.
 *
 * @param judged queries with at least one relevant target: those that are measured
 */
public record EvaluationSet(
        UUID id,
        String collection,
        String name,
        long queries,
        long judged,
        long judgements,
        Instant createdAt,
        Instant updatedAt) {}
