package io.embedsmith.api.watch;

import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Row of a watch. */
@Entity
@Table(name = "watch")
@SuppressWarnings("NullAway.Init")
public class WatchEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String collection;
    public String path;

    @Column(name = "interval_secs")
    public int intervalSeconds;

    @Column(name = "delete_missing")
    public boolean deleteMissing;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "next_scan_at")
    public Instant nextScanAt;

    Watch toWatch() {
        return new Watch(
                id,
                new TenantId(tenantId),
                collection,
                Path.of(path),
                Duration.ofSeconds(intervalSeconds),
                deleteMissing);
    }
}
