package io.embedsmith.api.security;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as listed.
 *
 * @param prefix the part of the key that may be seen
 * @param scope the widest it has
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        Scope scope,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {}
