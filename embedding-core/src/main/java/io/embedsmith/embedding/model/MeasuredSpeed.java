package io.embedsmith.embedding.model;

import java.time.Instant;

/**
 * Speed of a model on this machine.
 *
 * @param tokensPerSecond passages of mixed length in batches
 * @param queryMillis median time of one short query, milliseconds
 * @param threads processor threads that were used
 * @param measuredAt when
 */
public record MeasuredSpeed(double tokensPerSecond, double queryMillis, int threads, Instant measuredAt) {}
