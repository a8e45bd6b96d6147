package io.embedsmith.api.watch;

import io.embedsmith.retrieval.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * A watched folder.
 *
 * @param interval between two looks
 * @param deleteMissing whether documents of files that went away are removed; only those that this watch brought in
 */
public record Watch(UUID id, TenantId tenant, String collection, Path path, Duration interval, boolean deleteMissing) {}
