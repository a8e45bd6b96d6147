package io.embedsmith.api.watch;

import io.embedsmith.api.tenancy.TenantTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/** What a watch brought in, by key. */
@ApplicationScoped
public class WatchedFiles {
    private final TenantTransactions transactions;
    private final Session session;

    WatchedFiles(TenantTransactions transactions, Session session) {
        this.transactions = transactions;
        this.session = session;
    }

    /** A file as it was when it was brought in. */
    public record Known(long bytes, Instant modifiedAt) {
        /** As it was seen. */
        public static Known of(FolderScan.Seen seen) {
            return new Known(seen.bytes(), seen.modifiedAt());
        }

        /** Whether it looks the same without opening it. */
        public boolean looksLike(FolderScan.Seen seen) {
            return bytes == seen.bytes() && modifiedAt.equals(seen.modifiedAt());
        }
    }

    /** All of a watch. */
    public Map<String, Known> all(Watch watch) {
        Map<String, Known> files = new TreeMap<>();
        transactions.run(
                watch.tenant(),
                () -> session.createNativeQuery(
                                "SELECT document_key, bytes, modified_at FROM watch_file WHERE watch_id = ?1",
                                Object[].class)
                        .addScalar("document_key", String.class)
                        .addScalar("bytes", Long.class)
                        .addScalar("modified_at", Instant.class)
                        .setParameter(1, watch.id())
                        .getResultList()
                        .forEach(row -> files.put((String) row[0], new Known((Long) row[1], (Instant) row[2]))));
        return files;
    }

    /** Notes that a file is in. */
    public void put(Watch watch, String key, Known file) {
        transactions.run(
                watch.tenant(),
                () -> session.createNativeMutationQuery(
                                "INSERT INTO watch_file (watch_id, document_key, tenant_id, bytes, modified_at)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (watch_id, document_key)"
                                        + " DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at")
                        .setParameter(1, watch.id())
                        .setParameter(2, key)
                        .setParameter(3, watch.tenant().value())
                        .setParameter(4, file.bytes())
                        .setParameter(5, file.modifiedAt())
                        .executeUpdate());
    }

    /** Forgets a file. */
    public void remove(Watch watch, String key) {
        transactions.run(
                watch.tenant(),
                () -> session.createNativeMutationQuery(
                                "DELETE FROM watch_file WHERE watch_id = ?1 AND document_key = ?2")
                        .setParameter(1, watch.id())
                        .setParameter(2, key)
                        .executeUpdate());
    }
}
