package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Documents in Postgres. */
public final class PgDocumentStore implements DocumentStore {
    private static final int MAX_PAGE = 1_000;

    private final Database database;
    private final CollectionCatalog catalog;

    /** Reads and removes through {@code database}. */
    public PgDocumentStore(Database database, CollectionCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    @Override
    public List<DocumentInfo> list(TenantId tenant, CollectionName collection, Page page) {
        requireLimit(page.limit());
        return database.transaction(tenant, connection -> {
            CollectionTables tables = catalog.read(connection, collection).tables();
            StringBuilder sql = new StringBuilder("SELECT " + DocumentRows.DOCUMENT_COLUMNS + " FROM ")
                    .append(tables.document())
                    .append(" WHERE true");
            page.after().ifPresent(key -> sql.append(" AND left(key, 500) >= left(?, 500) AND key > ?"));
            page.status()
                    .ifPresent(status -> sql.append(
                            switch (status) {
                                case READY -> " AND failure_code IS NULL";
                                case FAILED -> " AND failure_code IS NOT NULL";
                            }));
            sql.append(" ORDER BY left(key, 500) COLLATE \"C\", key LIMIT ?");
            try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                int parameter = 1;
                if (page.after().isPresent()) {
                    statement.setString(parameter++, page.after().get().value());
                    statement.setString(parameter++, page.after().get().value());
                }
                statement.setInt(parameter, page.limit());
                try (ResultSet rows = statement.executeQuery()) {
                    List<DocumentInfo> documents = new ArrayList<>();
                    while (rows.next()) {
                        documents.add(DocumentRows.document(rows));
                    }
                    return documents;
                }
            }
        });
    }

    @Override
    public DocumentInfo get(TenantId tenant, CollectionName collection, DocumentKey key) {
        return database.transaction(tenant, connection -> {
            CollectionTables tables = catalog.read(connection, collection).tables();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT " + DocumentRows.DOCUMENT_COLUMNS + " FROM " + tables.document() + " WHERE key_hash = ?")) {
                statement.setBytes(1, DocumentRows.keyHash(key));
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw notFound(collection, key);
                    }
                    return DocumentRows.document(rows);
                }
            }
        });
    }

    @Override
    public List<PassageView> passages(
            TenantId tenant, CollectionName collection, DocumentKey key, int from, int limit) {
        requireLimit(limit);
        if (from < 0) {
            throw invalid("from is " + from + "; 0 or more is needed");
        }
        return database.transaction(tenant, connection -> {
            CollectionTables tables = catalog.read(connection, collection).tables();
            long document = documentId(connection, tables, key, "").stream()
                    .findFirst()
                    .orElseThrow(() -> notFound(collection, key));
            try (PreparedStatement statement = connection.prepareStatement("SELECT " + DocumentRows.PASSAGE_COLUMNS
                    + " FROM " + tables.passage()
                    + " p WHERE document_id = ? AND ordinal >= ? ORDER BY ordinal LIMIT ?")) {
                statement.setLong(1, document);
                statement.setInt(2, from);
                statement.setInt(3, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<PassageView> passages = new ArrayList<>();
                    while (rows.next()) {
                        passages.add(DocumentRows.passage(key, rows));
                    }
                    return passages;
                }
            }
        });
    }

    @Override
    public boolean delete(TenantId tenant, CollectionName collection, DocumentKey key) {
        return database.transaction(tenant, connection -> {
            CollectionTables tables = catalog.read(connection, collection).tables();
            // The row's lock makes this wait for an ingest that is replacing the document, and the other way round.
            List<Long> document = documentId(connection, tables, key, " FOR UPDATE");
            if (document.isEmpty()) {
                return false;
            }
            remove(connection, tables, document.getFirst());
            return true;
        });
    }

    private static void remove(Connection connection, CollectionTables tables, long document) throws SQLException {
        LedgerEntry ledger = new LedgerEntry();
        List<Long> passages = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT passage_no FROM " + tables.passage() + " WHERE document_id = ?")) {
            statement.setLong(1, document);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    passages.add(rows.getLong(1));
                }
            }
        }
        PassageRemoval.remove(connection, tables, passages, ledger);
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + tables.document() + " WHERE document_id = ? RETURNING failure_code IS NULL")) {
            statement.setLong(1, document);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                ledger.add(rows.getBoolean(1) ? Ledger.DOCUMENTS : Ledger.FAILED_DOCUMENTS, -1);
            }
        }
        ledger.write(connection, tables);
    }

    private static List<Long> documentId(
            Connection connection, CollectionTables tables, DocumentKey key, String locking) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT document_id FROM " + tables.document() + " WHERE key_hash = ?" + locking)) {
            statement.setBytes(1, DocumentRows.keyHash(key));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? List.of(rows.getLong(1)) : List.of();
            }
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw invalid("limit is " + limit + "; 1 to " + MAX_PAGE + " are allowed");
        }
    }

    private static RetrievalException invalid(String message) {
        return new RetrievalException(RetrievalException.Kind.INVALID, "invalid-request", message);
    }

    private static RetrievalException notFound(CollectionName collection, DocumentKey key) {
        return new RetrievalException(
                RetrievalException.Kind.NOT_FOUND,
                "document-not-found",
                "there is no document '" + key + "' in collection '" + collection
                        + "'; list its documents for the keys");
    }
}
