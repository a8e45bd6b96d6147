package io.embedsmith.api.security;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, lists, revokes and recognises keys. */
@ApplicationScoped
public class ApiKeys {
    /** Last use is written no more often than this, so that a busy key costs no write per call. */
    private static final Duration LAST_USE_GRAIN = Duration.ofMinutes(1);

    private final TenantTransactions transactions;
    private final KeyRows rows;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(TenantTransactions transactions, KeyRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A key with its text, which cannot be had again.
     *
     * @param text to be shown once
     */
    public record Created(ApiKey key, KeyText text) {}

    /** Makes a key. */
    public Created create(TenantId tenant, String name, Scope scope, Optional<Instant> expiresAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "expiresAt is " + expiresAt.get() + ", which is past; now is " + now);
        }
        KeyText text = KeyText.create(random);
        return transactions.call(tenant, () -> {
            ApiKeyEntity row = new ApiKeyEntity();
            row.id = UUID.randomUUID();
            row.tenantId = tenant.value();
            row.name = name;
            row.prefix = text.prefix();
            row.hash = text.hash();
            row.scope = scope;
            row.createdAt = now;
            row.expiresAt = expiresAt.orElse(null);
            row.persist();
            return new Created(row.toKey(), text);
        });
    }

    /** The tenant's keys, oldest first. */
    public List<ApiKey> list(TenantId tenant) {
        return transactions.call(
                tenant,
                () -> ApiKeyEntity.byAge().stream().map(ApiKeyEntity::toKey).toList());
    }

    /** Takes a key away, at once and for good. */
    public void revoke(TenantId tenant, UUID id) {
        boolean revoked = transactions.call(tenant, () -> ApiKeyEntity.deleteById(id));
        if (!revoked) {
            throw new ApiException(ErrorCode.NOT_FOUND, "there is no key with id " + id);
        }
    }

    /** Whose key it is; empty when it is wrong, revoked or expired. */
    public Optional<Caller> recognise(KeyText text) {
        Instant now = clock.instant();
        Optional<Caller> caller = rows.find(text.prefix())
                .filter(row -> text.matches(row.hash()))
                .map(KeyRows.Row::caller)
                .filter(found -> found.key().expiresAt().map(now::isBefore).orElse(true));
        caller.filter(found -> isStale(found.key(), now)).ifPresent(found -> noteUse(found, now));
        return caller;
    }

    private static boolean isStale(ApiKey key, Instant now) {
        return key.lastUsedAt().isEmpty()
                || key.lastUsedAt().get().plus(LAST_USE_GRAIN).isBefore(now);
    }

    private void noteUse(Caller caller, Instant now) {
        transactions.run(
                caller.tenant(),
                () -> ApiKeyEntity.update(
                        "lastUsedAt = ?1 WHERE id = ?2",
                        now.truncatedTo(ChronoUnit.MINUTES),
                        caller.key().id()));
    }
}
