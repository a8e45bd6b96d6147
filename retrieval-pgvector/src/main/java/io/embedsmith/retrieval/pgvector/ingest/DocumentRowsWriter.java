package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.pgvector.sql.StoredText;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of documents. It locks them in the order of their keys' hashes, and comes first in the transaction: so two
 * writers of the same documents wait for each other and never in a circle.
 */
final class DocumentRowsWriter {
    private final Connection connection;
    private final CollectionTables tables;

    DocumentRowsWriter(Connection connection, CollectionTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Ids by key hash. Throws {@link StaleBatchException} if one changed since it was planned. */
    Map<ByteBuffer, Long> upsert(List<DocumentPlan.Change> changes) throws SQLException {
        Map<ByteBuffer, DocumentPlan.Change> planned = new HashMap<>();
        for (DocumentPlan.Change change : changes) {
            planned.put(ByteBuffer.wrap(DocumentRows.keyHash(change.key())), change);
        }
        Map<ByteBuffer, Long> ids = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(insert() + """
                ON CONFLICT (key_hash) DO UPDATE
                   SET title = excluded.title, media_type = excluded.media_type, content_hash = excluded.content_hash,
                       fingerprint = excluded.fingerprint, characters = excluded.characters,
                       passages = excluded.passages, metadata = excluded.metadata, failure_code = NULL,
                       failure_message = NULL, version = d.version + 1, updated_at = now()
                RETURNING key_hash, document_id, version""")) {
            bind(statement, changes.stream().map(DocumentRowsWriter::values).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ByteBuffer hash = ByteBuffer.wrap(rows.getBytes(1));
                    DocumentPlan.Change change = planned.get(hash);
                    if (change == null || !isAsPlanned(change, rows.getLong(2), rows.getLong(3))) {
                        throw new StaleBatchException(
                                "document " + rows.getLong(2) + " became version " + rows.getLong(3) + " meanwhile");
                    }
                    ids.put(hash, rows.getLong(2));
                }
            }
        }
        return ids;
    }

    /** The id counts too: a document removed and brought in again starts at version 1 as another one did. */
    private static boolean isAsPlanned(DocumentPlan.Change change, long id, long version) {
        return change.stored()
                .map(stored -> stored.id() == id && stored.version() + 1 == version)
                .orElse(version == 1);
    }

    /** Key hashes of the failures that are new; a document that can be found stays as it is. */
    Set<ByteBuffer> insertFailures(List<DocumentPlan.Failure> failures) throws SQLException {
        Set<ByteBuffer> added = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(insert() + """
                ON CONFLICT (key_hash) DO UPDATE
                   SET content_hash = excluded.content_hash, metadata = excluded.metadata,
                       failure_code = excluded.failure_code, failure_message = excluded.failure_message,
                       version = d.version + 1, updated_at = now()
                   WHERE d.failure_code IS NOT NULL
                RETURNING key_hash, version""")) {
            bind(statement, failures.stream().map(DocumentRowsWriter::values).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(2) == 1) {
                        added.add(ByteBuffer.wrap(rows.getBytes(1)));
                    }
                }
            }
        }
        return added;
    }

    private String insert() {
        return "INSERT INTO " + tables.document() + " AS d (key_hash, key, title, media_type, content_hash,"
                + " fingerprint, characters, passages, metadata, failure_code, failure_message)"
                + " SELECT s.* FROM unnest(?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                + " ?::int[], ?::int[], ?::jsonb[], ?::text[], ?::text[]) AS s (key_hash, key, title, media_type,"
                + " content_hash, fingerprint, characters, passages, metadata, failure_code, failure_message)"
                + " ORDER BY s.key_hash ";
    }

    private static final List<String> TYPES =
            List.of("bytea", "text", "text", "text", "text", "text", "int4", "int4", "jsonb", "text", "text");

    private static @Nullable Object[] values(DocumentPlan.Change change) {
        return new @Nullable Object[] {
            DocumentRows.keyHash(change.key()),
            change.key().value(),
            StoredText.of(change.source().title()),
            StoredText.of(change.source().mediaType()),
            StoredText.of(change.source().contentHash()),
            change.fingerprint(),
            change.source().text().length(),
            change.source().passages().size(),
            change.metadata(),
            null,
            null
        };
    }

    private static @Nullable Object[] values(DocumentPlan.Failure failure) {
        return new @Nullable Object[] {
            DocumentRows.keyHash(failure.key()),
            failure.key().value(),
            failure.key().value(),
            "",
            StoredText.of(failure.source().contentHash()),
            "",
            0,
            0,
            failure.metadata(),
            StoredText.of(failure.source().failure().code()),
            StoredText.of(failure.source().failure().message())
        };
    }

    private void bind(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
        for (int column = 0; column < TYPES.size(); column++) {
            String type = TYPES.get(column);
            @Nullable
            Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new @Nullable Object[rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                values[row] = rows.get(row)[column];
            }
            statement.setArray(column + 1, connection.createArrayOf(type, values));
        }
    }
}
