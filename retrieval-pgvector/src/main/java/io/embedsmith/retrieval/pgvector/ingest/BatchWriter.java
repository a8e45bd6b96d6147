package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.ingest.IngestListener.Outcome;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pgvector.store.Ledger;
import io.embedsmith.retrieval.pgvector.store.LedgerEntry;
import io.embedsmith.retrieval.pgvector.store.PassageRemoval;
import io.embedsmith.retrieval.tenant.TenantId;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Writes a batch of documents in one transaction: all of it, or nothing. */
final class BatchWriter {
    private final Database database;
    private final TenantId tenant;
    private final CollectionRow collection;

    BatchWriter(Database database, TenantId tenant, CollectionRow collection) {
        this.database = database;
        this.tenant = tenant;
        this.collection = collection;
    }

    /**
     * Writes the plans with the vectors of their fresh passages.
     *
     * @throws StaleBatchException if a document changed since it was planned
     */
    void write(List<DocumentPlan> plans, List<float[]> vectors) {
        List<DocumentPlan.Change> changes = new ArrayList<>();
        List<DocumentPlan.Failure> failures = new ArrayList<>();
        for (DocumentPlan plan : plans) {
            switch (plan) {
                case DocumentPlan.Change change -> changes.add(change);
                case DocumentPlan.Failure failure -> failures.add(failure);
                case DocumentPlan.Same same -> {}
            }
        }
        if (changes.isEmpty() && failures.isEmpty()) {
            return;
        }
        database.transaction(tenant, connection -> {
            LedgerEntry ledger = new LedgerEntry();
            double averageLength = averageLength(connection, changes);
            DocumentRowsWriter documents = new DocumentRowsWriter(connection, collection.tables());
            Map<ByteBuffer, Long> ids = documents.upsert(changes);
            if (!failures.isEmpty()) {
                Set<ByteBuffer> added = documents.insertFailures(failures);
                ledger.add(Ledger.FAILED_DOCUMENTS, added.size());
            }
            List<Long> gone = new ArrayList<>();
            for (DocumentPlan.Change change : changes) {
                gone.addAll(change.gone());
                count(change, ledger);
            }
            PassageRemoval.remove(connection, collection.tables(), gone, ledger);
            KeptPassages.update(connection, collection.tables(), changes);
            writeFresh(connection, changes, ids, vectors, averageLength, ledger);
            ledger.write(connection, collection.tables());
            return Optional.empty();
        });
    }

    /** What a written plan was. */
    static Outcome outcome(DocumentPlan.Change change) {
        return change.stored().filter(stored -> !stored.failed()).isPresent() ? Outcome.REPLACED : Outcome.ADDED;
    }

    private static void count(DocumentPlan.Change change, LedgerEntry ledger) {
        switch (outcome(change)) {
            case ADDED -> ledger.add(Ledger.DOCUMENTS, 1);
            case REPLACED, UNCHANGED -> {}
        }
        if (change.stored().filter(StoredDocument::failed).isPresent()) {
            ledger.add(Ledger.FAILED_DOCUMENTS, -1);
        }
    }

    private void writeFresh(
            Connection connection,
            List<DocumentPlan.Change> changes,
            Map<ByteBuffer, Long> ids,
            List<float[]> vectors,
            double averageLength,
            LedgerEntry ledger)
            throws SQLException {
        PassageRowsWriter rows = new PassageRowsWriter(connection, collection, averageLength);
        long[] numbers = PassageRowsWriter.numbers(connection, collection.tables(), vectors.size());
        Iterator<float[]> vector = vectors.iterator();
        int next = 0;
        for (DocumentPlan.Change change : changes) {
            Long document = ids.get(ByteBuffer.wrap(DocumentRows.keyHash(change.key())));
            if (document == null) {
                throw new IllegalStateException("document '" + change.key() + "' was not written; this is a bug");
            }
            for (PlannedPassage.Fresh fresh : change.fresh()) {
                rows.add(numbers[next++], document, change.metadata(), fresh, vector.next());
                ledger.addPassage(fresh.terms().length(), fresh.terms().byId().keySet());
            }
        }
        rows.write();
    }

    /**
     * The average that weights are saturated with; the first batch gives a collection its own. The shared lock holds off a
     * new average, and the collection's end, until this batch is in.
     */
    private double averageLength(Connection connection, List<DocumentPlan.Change> changes) throws SQLException {
        CollectionTables tables = collection.tables();
        // A batch that may set the average takes the strong lock at once: two that raised a shared one would deadlock.
        boolean first = storedAverage(connection, "").isEmpty();
        OptionalDouble stored = storedAverage(connection, first ? " FOR UPDATE" : " FOR SHARE");
        if (stored.isPresent()) {
            return stored.getAsDouble();
        }
        long passages = 0;
        long length = 0;
        for (DocumentPlan.Change change : changes) {
            for (PlannedPassage.Fresh fresh : change.fresh()) {
                passages++;
                length += fresh.terms().length();
            }
        }
        if (passages == 0) {
            return 1;
        }
        float average = Math.max(1, (float) length / passages);
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE embedsmith.collection SET average_length = ? WHERE collection_id = ?")) {
            statement.setFloat(1, average);
            statement.setLong(2, tables.collection());
            statement.executeUpdate();
        }
        return average;
    }

    private OptionalDouble storedAverage(Connection connection, String locking) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT average_length FROM embedsmith.collection WHERE collection_id = ?" + locking)) {
            statement.setLong(1, collection.tables().collection());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw CollectionCatalog.notFound(collection.name());
                }
                double average = rows.getDouble(1);
                return rows.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(average);
            }
        }
    }
}
