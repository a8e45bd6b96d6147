package io.embedsmith.api.security;

import io.embedsmith.retrieval.tenant.TenantId;

/** Who is calling: the tenant and the key, as the key says. */
public record Caller(TenantId tenant, ApiKey key) {}
