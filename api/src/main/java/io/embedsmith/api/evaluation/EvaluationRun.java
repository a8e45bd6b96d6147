package io.embedsmith.api.evaluation;

import java.time.Instant;
import java.util.UUID;

/**
 * What was measured by a set at a time.
 *
 * @param id that of the job that measured
 * @param kind {@code evaluate} or {@code tune}
 */
public record EvaluationRun(UUID id, String set, String kind, Instant createdAt, Outcome outcome) {}
