package io.embedsmith.api.watch;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The watched folders of a tenant. */
@ApplicationScoped
public class Watches {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int DUE_AT_ONCE = 20;

    private final TenantTransactions transactions;
    private final AllowedFolders allowed;
    private final Clock clock;

    Watches(TenantTransactions transactions, AllowedFolders allowed, Clock clock) {
        this.transactions = transactions;
        this.allowed = allowed;
        this.clock = clock;
    }

    /** What a new watch is to do. */
    public record Wish(Path path, Duration interval, boolean deleteMissing) {}

    /** Starts to watch a folder. */
    public Watch create(TenantId tenant, String collection, Wish wish) {
        if (wish.interval().compareTo(SHORTEST) < 0 || wish.interval().compareTo(LONGEST) > 0) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "interval is " + wish.interval() + "; " + SHORTEST + " to " + LONGEST + " are allowed");
        }
        Path folder = allowed.checked(wish.path());
        return transactions.call(tenant, () -> {
            if (WatchEntity.count("collection = ?1 AND path = ?2", collection, folder.toString()) > 0) {
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "folder '" + folder + "' is watched for collection '" + collection + "' already");
            }
            WatchEntity row = new WatchEntity();
            row.id = UUID.randomUUID();
            row.tenantId = tenant.value();
            row.collection = collection;
            row.path = folder.toString();
            row.intervalSeconds = Math.toIntExact(wish.interval().toSeconds());
            row.deleteMissing = wish.deleteMissing();
            row.createdAt = clock.instant();
            row.nextScanAt = row.createdAt;
            row.persist();
            return row.toWatch();
        });
    }

    /** The watches of a collection. */
    public List<Watch> list(TenantId tenant, String collection) {
        return transactions.call(
                tenant,
                () -> WatchEntity.<WatchEntity>list("collection = ?1 ORDER BY createdAt, id", collection).stream()
                        .map(WatchEntity::toWatch)
                        .toList());
    }

    /** One watch; empty when it was removed. */
    public Optional<Watch> find(TenantId tenant, UUID id) {
        return transactions.call(
                tenant, () -> WatchEntity.<WatchEntity>findByIdOptional(id).map(WatchEntity::toWatch));
    }

    /** Stops watching; what was brought in stays. */
    public void delete(TenantId tenant, String collection, UUID id) {
        long deleted =
                transactions.call(tenant, () -> WatchEntity.delete("id = ?1 AND collection = ?2", id, collection));
        if (deleted == 0) {
            throw new ApiException(ErrorCode.NOT_FOUND, "collection '" + collection + "' has no watch " + id);
        }
    }

    /** Stops watching for a collection that is no more. */
    public void deleteAll(TenantId tenant, String collection) {
        transactions.call(tenant, () -> WatchEntity.delete("collection", collection));
    }

    /** Takes the watches of all tenants whose time has come; each goes to one replica only. */
    public List<Watch> takeDue() {
        Instant now = clock.instant();
        return transactions.with("embedsmith.job_worker", "on", () -> {
            List<WatchEntity> due = WatchEntity.<WatchEntity>find("nextScanAt <= ?1 ORDER BY nextScanAt, id", now)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .withHint("jakarta.persistence.lock.timeout", -2) // SKIP LOCKED
                    .page(0, DUE_AT_ONCE)
                    .list();
            due.forEach(row -> row.nextScanAt = now.plusSeconds(row.intervalSeconds));
            return due.stream().map(WatchEntity::toWatch).toList();
        });
    }

    /** The folder as it is now, if it still may be watched. */
    public Path folder(Watch watch) {
        return allowed.checked(watch.path());
    }
}
