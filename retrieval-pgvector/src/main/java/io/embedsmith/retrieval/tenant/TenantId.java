package io.embedsmith.retrieval.tenant;

import java.util.UUID;

/** A tenant: rows of one are invisible to every other, by row-level security in the database. */
public record TenantId(UUID value) {
    /** The tenant of an installation that has only one. */
    public static final TenantId DEFAULT = new TenantId(new UUID(0, 1));
}
