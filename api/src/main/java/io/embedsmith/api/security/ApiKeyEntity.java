package io.embedsmith.api.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a key; which rows can be seen is the database's decision. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
public class ApiKeyEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String name;
    public String prefix;
    public byte[] hash;

    @Enumerated(EnumType.STRING)
    public Scope scope;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    public @Nullable Instant lastUsedAt;

    static List<ApiKeyEntity> byAge() {
        return list("ORDER BY createdAt, id");
    }

    ApiKey toKey() {
        return new ApiKey(
                id, name, prefix, scope, createdAt, Optional.ofNullable(expiresAt), Optional.ofNullable(lastUsedAt));
    }
}
