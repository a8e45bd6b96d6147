package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.Ledger;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * What a collection needs after changes: a shorter ledger, weights of the right average length, a vector index once it is
 * large, fresh statistics for the planner. Search is right before, during and after; these make it fast.
 */
final class CollectionUpkeep {
    /** Drift of the average length beyond which weights are saturated anew. Lucene's one-byte lengths are off by more. */
    static final double MAX_DRIFT = 0.05;

    private static final Logger LOG = Logger.getLogger(CollectionUpkeep.class);
    private static final long MAX_LEDGER_TRANSACTIONS = 64;
    private static final long ANALYZE_FROM = 1_000;

    private final Database database;
    private final CollectionCatalog catalog;
    private final RetrievalSettings settings;

    CollectionUpkeep(Database database, CollectionCatalog catalog, RetrievalSettings settings) {
        this.database = database;
        this.catalog = catalog;
        this.settings = settings;
    }

    private record Counts(long passages, long totalLength, long ledgerTransactions) {}

    /** After passages changed. */
    void run(TenantId tenant, CollectionRow before, long changedPassages) {
        CollectionRow collection = catalog.requireFresh(tenant, before.name());
        Counts counts = database.transaction(tenant, connection -> counts(connection, collection));
        if (counts.ledgerTransactions > MAX_LEDGER_TRANSACTIONS) {
            database.transaction(tenant, connection -> compact(connection, collection));
        }
        double average = counts.passages <= 0 ? 0 : (double) counts.totalLength / counts.passages;
        if (average >= 1 && Math.abs(average / collection.averageLength() - 1) > MAX_DRIFT) {
            new Resaturation(database, tenant, collection).run((float) average);
            catalog.forget(tenant, collection.name());
        }
        if (!collection.vectorIndex() && counts.passages >= settings.indexFrom()) {
            LOG.infof(
                    "Building the vector index of collection %s over %d passages", collection.name(), counts.passages);
            database.transaction(tenant, connection -> buildIndex(connection, collection));
            catalog.forget(tenant, collection.name());
        }
        if (changedPassages >= ANALYZE_FROM) {
            database.transaction(tenant, connection -> analyze(connection, collection));
        }
    }

    private static Counts counts(Connection connection, CollectionRow collection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT"
                        + " coalesce(sum(delta) FILTER (WHERE term = " + Ledger.PASSAGES + "), 0),"
                        + " coalesce(sum(delta) FILTER (WHERE term = " + Ledger.TOTAL_LENGTH + "), 0),"
                        + " count(*) FILTER (WHERE term = " + Ledger.PASSAGES + ") FROM "
                        + collection.tables().statistic() + " WHERE term = ANY ('{-1,0}')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /**
     * Puts one row in place of the many of a term. One statement, so that every reader sees the rows before or the sum;
     * a second compaction at the same time finds the rows gone and sums up only what it removes itself.
     */
    private static int compact(Connection connection, CollectionRow collection) throws SQLException {
        String statistic = collection.tables().statistic();
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("WITH many AS (SELECT term FROM " + statistic
                    + " GROUP BY term HAVING count(*) > 4),"
                    + " gone AS (DELETE FROM " + statistic + " s USING many WHERE s.term = many.term"
                    + " RETURNING s.term, s.delta)"
                    + " INSERT INTO " + statistic + " (term, delta)"
                    + " SELECT term, sum(delta) FROM gone GROUP BY term HAVING sum(delta) <> 0");
        }
    }

    private boolean buildIndex(Connection connection, CollectionRow collection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT embedsmith.build_vector_index(?, ?, ?)")) {
            statement.setLong(1, collection.id());
            statement.setInt(2, settings.hnsw().connections());
            statement.setInt(3, settings.hnsw().constructionDepth());
            return statement.execute();
        }
    }

    private static boolean analyze(Connection connection, CollectionRow collection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT embedsmith.analyze_collection(?)")) {
            statement.setLong(1, collection.id());
            return statement.execute();
        }
    }
}
