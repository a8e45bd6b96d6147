package io.embedsmith.api.evaluation;

import java.util.UUID;

/**
 * A job that measures a collection by a set. Its run has its id, and what it found so far is kept under it.
 *
 * @param set by which it measures
 */
public record MeasuringJob(UUID id, EvaluationSets.Address set) {}
