package io.embedsmith.retrieval.pgvector.passage;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.SqlStatement;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks documents and passages up by the hashes of their keys, some thousands in one statement. */
public final class PgPassageLocator implements PassageLocator {
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final CollectionCatalog catalog;

    /** Reads through {@code database}. */
    public PgPassageLocator(Database database, CollectionCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    @Override
    public Map<PassageId, DocumentKey> documents(
            TenantId tenant, CollectionName collection, Collection<PassageId> passages) {
        CollectionTables tables = tables(tenant, collection);
        String sql = "SELECT d.key, p.ordinal, p.whole"
                + " FROM unnest(?::bytea[], ?::int[], ?::boolean[]) AS a (key_hash, ordinal, whole)"
                + " JOIN " + tables.document() + " d ON d.key_hash = a.key_hash"
                + " JOIN " + tables.passage()
                + " p ON p.document_id = d.document_id AND p.ordinal = a.ordinal AND p.whole = a.whole";
        Map<PassageId, DocumentKey> found = new HashMap<>();
        for (List<PassageId> some : inParts(passages)) {
            List<PassageAddress> addresses =
                    some.stream().flatMap(id -> PassageAddress.of(id).stream()).toList();
            SqlStatement statement = new SqlStatement(
                    sql,
                    List.of(
                            SqlStatement.array(
                                    "bytea",
                                    addresses.stream()
                                            .map(PassageAddress::keyHash)
                                            .toArray(byte[][]::new)),
                            SqlStatement.array(
                                    "int4",
                                    addresses.stream()
                                            .map(PassageAddress::ordinal)
                                            .toArray()),
                            SqlStatement.array(
                                    "bool",
                                    addresses.stream()
                                            .map(PassageAddress::whole)
                                            .toArray())));
            found.putAll(database.read(
                    tenant, List.of(statement), results -> results.next(PgPassageLocator::documentsOfPassages)));
        }
        return found;
    }

    private static Map<PassageId, DocumentKey> documentsOfPassages(ResultSet rows) throws SQLException {
        Map<PassageId, DocumentKey> found = new HashMap<>();
        while (rows.next()) {
            String key = rows.getString("key");
            found.put(
                    DocumentRows.passageId(key, rows.getInt("ordinal"), rows.getBoolean("whole")),
                    new DocumentKey(key));
        }
        return found;
    }

    @Override
    public Set<DocumentKey> present(TenantId tenant, CollectionName collection, Collection<DocumentKey> keys) {
        CollectionTables tables = tables(tenant, collection);
        String sql = "SELECT key FROM " + tables.document() + " WHERE key_hash = ANY (?::bytea[])";
        Set<DocumentKey> found = new HashSet<>();
        for (List<DocumentKey> some : inParts(keys)) {
            SqlStatement statement = new SqlStatement(
                    sql,
                    List.of(SqlStatement.array(
                            "bytea", some.stream().map(DocumentRows::keyHash).toArray(byte[][]::new))));
            found.addAll(database.read(tenant, List.of(statement), results -> results.next(PgPassageLocator::keys)));
        }
        return found;
    }

    private static Set<DocumentKey> keys(ResultSet rows) throws SQLException {
        Set<DocumentKey> keys = new HashSet<>();
        while (rows.next()) {
            keys.add(new DocumentKey(rows.getString("key")));
        }
        return keys;
    }

    private CollectionTables tables(TenantId tenant, CollectionName collection) {
        return new CollectionTables(catalog.find(tenant, collection).id());
    }

    private static <T> List<List<T>> inParts(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < list.size(); start += AT_ONCE) {
            parts.add(list.subList(start, Math.min(list.size(), start + AT_ONCE)));
        }
        return parts;
    }
}
