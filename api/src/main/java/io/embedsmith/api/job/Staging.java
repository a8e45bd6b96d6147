package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.OverloadedException;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Keeps uploaded files in the database until they are ingested: whoever takes the job up has them, on whatever machine,
 * and what was answered 202 is as safe as the database. Content is cut into chunks so that no row and no buffer is large.
 */
@ApplicationScoped
class Staging {
    private static final int CHUNK_BYTES = 1 << 20;

    private final TenantTransactions transactions;
    private final Session session;
    private final long maxStagedBytes;

    Staging(TenantTransactions transactions, Session session, EmbedsmithConfig config) {
        this.transactions = transactions;
        this.session = session;
        this.maxStagedBytes = (long) config.ingest().maxStagedMib() << 20;
    }

    /**
     * A file that waits.
     *
     * @param ordinal its place in the job
     */
    record Waiting(int ordinal, String name, long bytes) {}

    /** Stores the files of a job; called inside the transaction that stores the job itself. */
    void store(TenantId tenant, UUID job, List<StagedFile> files) {
        refuseOverLimit(files);
        for (int ordinal = 0; ordinal < files.size(); ordinal++) {
            StagedFile file = files.get(ordinal);
            session.createNativeMutationQuery(
                            "INSERT INTO job_file (job_id, ordinal, tenant_id, name, bytes) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, job)
                    .setParameter(2, ordinal)
                    .setParameter(3, tenant.value())
                    .setParameter(4, file.name())
                    .setParameter(5, file.bytes())
                    .executeUpdate();
            storeContent(tenant, job, ordinal, file);
        }
    }

    private void refuseOverLimit(List<StagedFile> files) {
        long waiting = session.createNativeQuery(
                        "SELECT coalesce(sum(bytes), 0)::bigint FROM job_file WHERE NOT done", Long.class)
                .getSingleResult();
        long added = files.stream().mapToLong(StagedFile::bytes).sum();
        if (added > maxStagedBytes) {
            throw new ApiException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "the files have " + added + " bytes together, " + maxStagedBytes
                            + " are allowed (embedsmith.ingest.max-staged-mib); send them in parts");
        }
        if (waiting + added > maxStagedBytes) {
            throw new OverloadedException(
                    waiting + " bytes of uploads wait to be ingested, " + maxStagedBytes
                            + " are allowed; send the rest when some are done",
                    Duration.ofSeconds(30));
        }
    }

    private void storeContent(TenantId tenant, UUID job, int ordinal, StagedFile file) {
        try (InputStream content = Files.newInputStream(file.content())) {
            int chunk = 0;
            for (byte[] part = content.readNBytes(CHUNK_BYTES); part.length > 0; ) {
                session.createNativeMutationQuery(
                                "INSERT INTO job_file_chunk (job_id, ordinal, chunk, tenant_id, content)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, job)
                        .setParameter(2, ordinal)
                        .setParameter(3, chunk++)
                        .setParameter(4, tenant.value())
                        .setParameter(5, part)
                        .executeUpdate();
                part = content.readNBytes(CHUNK_BYTES);
            }
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.DISK_FULL,
                    "the upload of '" + file.name() + "' could not be read back; send it again",
                    e);
        }
    }

    /** The files of a job that are not done, in order. */
    List<Waiting> waiting(TenantId tenant, UUID job) {
        return transactions.call(
                tenant,
                () -> session
                        .createNativeQuery(
                                "SELECT ordinal, name, bytes FROM job_file WHERE job_id = ?1 AND NOT done ORDER BY ordinal",
                                Object[].class)
                        .setParameter(1, job)
                        .getResultList()
                        .stream()
                        .map(row -> new Waiting(
                                ((Number) row[0]).intValue(), (String) row[1], ((Number) row[2]).longValue()))
                        .toList());
    }

    /** Number of files of a job, done or not. */
    long count(TenantId tenant, UUID job) {
        return transactions.call(
                tenant,
                () -> session.createNativeQuery("SELECT count(*) FROM job_file WHERE job_id = ?1", Long.class)
                        .setParameter(1, job)
                        .getSingleResult());
    }

    /** Copies a file out. */
    void read(TenantId tenant, UUID job, int ordinal, Path target) throws IOException {
        try (OutputStream output = Files.newOutputStream(target)) {
            for (int chunk = 0; ; chunk++) {
                List<byte[]> content = chunk(tenant, job, ordinal, chunk);
                if (content.isEmpty()) {
                    return;
                }
                output.write(content.getFirst());
            }
        }
    }

    private List<byte[]> chunk(TenantId tenant, UUID job, int ordinal, int chunk) {
        return transactions.call(
                tenant,
                () -> session
                        .createNativeQuery(
                                "SELECT content FROM job_file_chunk WHERE job_id = ?1 AND ordinal = ?2 AND chunk = ?3",
                                byte[].class)
                        .setParameter(1, job)
                        .setParameter(2, ordinal)
                        .setParameter(3, chunk)
                        .getResultList()
                        .stream()
                        .toList());
    }

    /** Lets go of a file's content once its document is committed. */
    void done(TenantId tenant, UUID job, int ordinal) {
        transactions.run(tenant, () -> {
            session.createNativeMutationQuery("DELETE FROM job_file_chunk WHERE job_id = ?1 AND ordinal = ?2")
                    .setParameter(1, job)
                    .setParameter(2, ordinal)
                    .executeUpdate();
            session.createNativeMutationQuery("UPDATE job_file SET done = TRUE WHERE job_id = ?1 AND ordinal = ?2")
                    .setParameter(1, job)
                    .setParameter(2, ordinal)
                    .executeUpdate();
        });
    }
}
