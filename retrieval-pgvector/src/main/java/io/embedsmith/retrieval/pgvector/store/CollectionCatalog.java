package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.collection.VectorType;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pipeline.CollectionLookup;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows of collections by name. A search may use a row read up to a second ago: what changes in it (fusion, dictionary,
 * index) makes an older answer, never a wrong one. A change made through this process is seen at once.
 */
public final class CollectionCatalog implements CollectionLookup {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int MOST_REMEMBERED = 10_000;
    private static final String COLUMNS = "SELECT collection_id, name, model, dimension, vector_type, max_tokens,"
            + " overlap_tokens, include_headings, fusion, user_dictionary, threshold, average_length, vector_index, created_at,"
            + " updated_at FROM embedsmith.collection";

    private final Database database;
    private final Map<Key, Entry> remembered = new ConcurrentHashMap<>();

    private record Key(TenantId tenant, CollectionName name) {}

    private record Entry(CollectionRow row, long readAt) {}

    /** Reads through {@code database}. */
    public CollectionCatalog(Database database) {
        this.database = database;
    }

    /** The row, perhaps a second old. */
    public CollectionRow require(TenantId tenant, CollectionName name) {
        Key key = new Key(tenant, name);
        Entry entry = remembered.get(key);
        if (entry != null && System.nanoTime() - entry.readAt < FRESH_NANOS) {
            return entry.row;
        }
        return requireFresh(tenant, name);
    }

    @Override
    public SearchedCollection find(TenantId tenant, CollectionName name) {
        CollectionRow row = require(tenant, name);
        return new SearchedCollection(tenant, name, row.id(), row.dimension(), row.vectorIndex(), row.settings());
    }

    /** The row as it is now. */
    public CollectionRow requireFresh(TenantId tenant, CollectionName name) {
        long readAt = System.nanoTime();
        CollectionRow row;
        try {
            row = database.transaction(tenant, connection -> read(connection, name));
        } catch (RetrievalException e) {
            forget(tenant, name);
            throw e;
        }
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(new Key(tenant, name), new Entry(row, readAt));
        return row;
    }

    /** After a change. */
    public void forget(TenantId tenant, CollectionName name) {
        remembered.remove(new Key(tenant, name));
    }

    /** In the caller's transaction. */
    CollectionRow read(Connection connection, CollectionName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " WHERE name = ?")) {
            statement.setString(1, name.value());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw notFound(name);
                }
                return row(rows);
            }
        }
    }

    /** In the caller's transaction, by name. */
    List<CollectionRow> readAll(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " ORDER BY name COLLATE \"C\"");
                ResultSet rows = statement.executeQuery()) {
            List<CollectionRow> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    /** For a name that is not there. */
    public static RetrievalException notFound(CollectionName name) {
        return new RetrievalException(
                RetrievalException.Kind.NOT_FOUND,
                "collection-not-found",
                "there is no collection '" + name + "'; list the collections for the names, or create it");
    }

    private static OptionalDouble threshold(ResultSet rows) throws SQLException {
        double value = rows.getDouble("threshold");
        return rows.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static CollectionRow row(ResultSet rows) throws SQLException {
        CollectionSettings settings = new CollectionSettings(
                new ModelId(rows.getString("model")),
                VectorType.valueOf(rows.getString("vector_type").toUpperCase(Locale.ROOT)),
                new SplitSettings(
                        rows.getInt("max_tokens"), rows.getInt("overlap_tokens"), rows.getBoolean("include_headings")),
                FusionJson.read(rows.getString("fusion")),
                List.of((String[]) rows.getArray("user_dictionary").getArray()),
                threshold(rows));
        return new CollectionRow(
                rows.getLong("collection_id"),
                new CollectionName(rows.getString("name")),
                settings,
                rows.getInt("dimension"),
                rows.getFloat("average_length"),
                rows.getBoolean("vector_index"),
                rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                rows.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
