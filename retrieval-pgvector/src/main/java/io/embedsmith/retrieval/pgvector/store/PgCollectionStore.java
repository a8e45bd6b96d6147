package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.embedding.analysis.UserDictionary;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.collection.VectorType;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlFailures;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collections in Postgres. */
public final class PgCollectionStore implements CollectionStore {
    private final Database database;
    private final CollectionCatalog catalog;
    private final ModelHost models;

    /** Knows the models for their dimensions. */
    public PgCollectionStore(Database database, CollectionCatalog catalog, ModelHost models) {
        this.database = database;
        this.catalog = catalog;
        this.models = models;
    }

    @Override
    public CollectionInfo create(TenantId tenant, CollectionName name, CollectionSettings settings) {
        ModelCard card = models.model(settings.model()).card();
        requireIndexable(card, settings.vectorType());
        requireSplitting(card, settings);
        UserDictionary dictionary = UserDictionary.of(settings.userDictionary());
        return database.transaction(tenant, connection -> {
            insert(connection, name, settings, card.dimension(), dictionary);
            change(connection, name, settings, dictionary);
            return info(connection, catalog.read(connection, name));
        });
    }

    private static void insert(
            Connection connection,
            CollectionName name,
            CollectionSettings settings,
            int dimension,
            UserDictionary dictionary)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT embedsmith.create_collection(?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)")) {
            statement.setString(1, name.value());
            statement.setString(2, settings.model().value());
            statement.setInt(3, dimension);
            statement.setString(4, settings.vectorType().name().toLowerCase(Locale.ROOT));
            statement.setInt(5, settings.splitting().maxTokens());
            statement.setInt(6, settings.splitting().overlapTokens());
            statement.setBoolean(7, settings.splitting().includeHeadings());
            statement.setString(8, FusionJson.write(settings.fusion()));
            statement.setArray(
                    9, connection.createArrayOf("text", dictionary.words().toArray()));
            statement.execute();
        } catch (SQLException e) {
            if (SqlFailures.is(e, SqlFailures.UNIQUE_VIOLATION)) {
                throw new RetrievalException(
                        RetrievalException.Kind.CONFLICT,
                        "collection-exists",
                        "collection '" + name + "' exists already; choose another name, or delete it first",
                        e);
            }
            throw e;
        }
    }

    private static void requireIndexable(ModelCard card, VectorType type) {
        int most =
                switch (type) {
                    case HALFVEC -> 4_000;
                    case VECTOR -> 2_000;
                };
        if (card.dimension() > most) {
            throw invalid("model " + card.id() + " has " + card.dimension() + " dimensions; an index over "
                    + type.name().toLowerCase(Locale.ROOT) + " takes at most " + most);
        }
    }

    private static void requireSplitting(ModelCard card, CollectionSettings settings) {
        int maxTokens = settings.splitting().maxTokens();
        if (maxTokens > card.maxTokens()) {
            throw invalid("splitting.maxTokens is " + maxTokens + "; model " + card.id() + " reads at most "
                    + card.maxTokens() + " tokens");
        }
    }

    private static RetrievalException invalid(String message) {
        return new RetrievalException(RetrievalException.Kind.INVALID, "invalid-request", message);
    }

    @Override
    public CollectionInfo get(TenantId tenant, CollectionName name) {
        return database.transaction(tenant, connection -> info(connection, catalog.read(connection, name)));
    }

    /**
     * Of as many documents the sum of their ids rises if some were replaced, for no id comes back; if none was, the sum of
     * their versions rises when one was rewritten.
     */
    @Override
    public String contents(TenantId tenant, CollectionName name) {
        return database.transaction(tenant, connection -> {
            String sql =
                    "SELECT concat_ws('-', count(*), coalesce(sum(document_id), 0), coalesce(sum(version), 0)) FROM "
                            + catalog.read(connection, name).tables().document();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet contents = statement.executeQuery()) {
                contents.next();
                return contents.getString(1);
            }
        });
    }

    @Override
    public List<CollectionInfo> list(TenantId tenant) {
        return database.transaction(tenant, connection -> {
            List<CollectionInfo> all = new ArrayList<>();
            for (CollectionRow row : catalog.readAll(connection)) {
                all.add(info(connection, row));
            }
            return all;
        });
    }

    @Override
    public CollectionInfo update(TenantId tenant, CollectionName name, CollectionSettings settings) {
        UserDictionary dictionary = UserDictionary.of(settings.userDictionary());
        CollectionSettings before = catalog.requireFresh(tenant, name).settings();
        if (!before.model().equals(settings.model()) || before.vectorType() != settings.vectorType()) {
            throw invalid("collection '" + name + "' was made with model " + before.model() + " and "
                    + before.vectorType() + "; neither can be changed, make a new collection for that");
        }
        if (!before.splitting().equals(settings.splitting())) {
            requireSplitting(models.model(settings.model()).card(), settings);
        }
        CollectionInfo info = database.transaction(tenant, connection -> {
            change(connection, name, settings, dictionary);
            return info(connection, catalog.read(connection, name));
        });
        catalog.forget(tenant, name);
        return info;
    }

    /** What may change later. */
    private static void change(
            Connection connection, CollectionName name, CollectionSettings settings, UserDictionary dictionary)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE embedsmith.collection
                   SET max_tokens = ?, overlap_tokens = ?, include_headings = ?, fusion = ?::jsonb,
                       user_dictionary = ?, threshold = ?, updated_at = now()
                 WHERE name = ?""")) {
            statement.setInt(1, settings.splitting().maxTokens());
            statement.setInt(2, settings.splitting().overlapTokens());
            statement.setBoolean(3, settings.splitting().includeHeadings());
            statement.setString(4, FusionJson.write(settings.fusion()));
            statement.setArray(
                    5, connection.createArrayOf("text", dictionary.words().toArray()));
            statement.setObject(
                    6, settings.threshold().isPresent() ? settings.threshold().getAsDouble() : null, Types.DOUBLE);
            statement.setString(7, name.value());
            statement.executeUpdate();
        }
    }

    @Override
    public void delete(TenantId tenant, CollectionName name) {
        boolean dropped = database.transaction(tenant, connection -> {
            CollectionRow row = catalog.read(connection, name);
            try (PreparedStatement statement = connection.prepareStatement("SELECT embedsmith.drop_collection(?)")) {
                statement.setLong(1, row.id());
                try (ResultSet answer = statement.executeQuery()) {
                    return answer.next() && answer.getBoolean(1);
                }
            }
        });
        catalog.forget(tenant, name);
        if (!dropped) {
            throw CollectionCatalog.notFound(name);
        }
    }

    private static CollectionInfo info(Connection connection, CollectionRow row) throws SQLException {
        CollectionTables tables = row.tables();
        String sql = "SELECT coalesce(sum(delta) FILTER (WHERE term = " + Ledger.DOCUMENTS + "), 0),"
                + " coalesce(sum(delta) FILTER (WHERE term = " + Ledger.PASSAGES + "), 0),"
                + " coalesce(sum(delta) FILTER (WHERE term = " + Ledger.FAILED_DOCUMENTS + "), 0),"
                + " pg_total_relation_size('" + tables.document() + "') + pg_total_relation_size('" + tables.passage()
                + "') + pg_total_relation_size('" + tables.vector() + "') + pg_total_relation_size('" + tables.terms()
                + "') + pg_total_relation_size('" + tables.statistic() + "')"
                + " FROM " + tables.statistic() + " WHERE term = ANY ('{-3,-2,-1,0}')";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet counts = statement.executeQuery()) {
            counts.next();
            return new CollectionInfo(
                    row.name(),
                    row.settings(),
                    row.dimension(),
                    counts.getLong(1),
                    counts.getLong(2),
                    counts.getLong(3),
                    counts.getLong(4),
                    row.createdAt(),
                    row.updatedAt());
        }
    }
}
