package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.bm25.TermCounts;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import io.embedsmith.retrieval.pgvector.store.MetadataJson;
import io.embedsmith.retrieval.tenant.TenantId;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares documents with what is stored, and segments the passages that are new. */
final class BatchPlanner {
    private final Database database;
    private final TenantId tenant;
    private final CollectionRow collection;
    private final TextAnalyzer analyzer;

    BatchPlanner(Database database, TenantId tenant, CollectionRow collection, TextAnalyzer analyzer) {
        this.database = database;
        this.tenant = tenant;
        this.collection = collection;
        this.analyzer = analyzer;
    }

    private record Known(Map<ByteBuffer, StoredDocument> documents, Map<Long, Map<ByteBuffer, Deque<Long>>> passages) {}

    /** One plan per document, in the same order. Keys must differ. */
    List<DocumentPlan> plan(List<SourceDocument> documents) {
        Known known = database.transaction(tenant, connection -> {
            Map<ByteBuffer, StoredDocument> stored = storedDocuments(connection, documents);
            List<Long> ids = stored.values().stream().map(StoredDocument::id).toList();
            return new Known(stored, storedPassages(connection, ids));
        });
        return documents.stream().map(document -> plan(document, known)).toList();
    }

    private DocumentPlan plan(SourceDocument document, Known known) {
        return switch (document) {
            case SourceDocument.Failed failed -> failure(failed);
            case SourceDocument.Parsed parsed -> parsed(parsed, known);
        };
    }

    private static DocumentPlan failure(SourceDocument.Failed failed) {
        try {
            return new DocumentPlan.Failure(failed, MetadataJson.write(failed.key(), failed.metadata()));
        } catch (RetrievalException unusableMetadata) {
            return new DocumentPlan.Failure(failed, MetadataJson.write(failed.key(), Map.of()));
        }
    }

    private DocumentPlan parsed(SourceDocument.Parsed parsed, Known known) {
        String metadata;
        try {
            metadata = MetadataJson.write(parsed.key(), parsed.metadata());
        } catch (RetrievalException e) {
            return failure(new SourceDocument.Failed(
                    parsed.key(),
                    parsed.contentHash(),
                    new DocumentFailure("invalid-metadata", String.valueOf(e.getMessage())),
                    Map.of()));
        }
        String fingerprint =
                Fingerprint.of(parsed, metadata, collection.settings().splitting());
        Optional<StoredDocument> stored =
                Optional.ofNullable(known.documents.get(ByteBuffer.wrap(DocumentRows.keyHash(parsed.key()))));
        if (stored.isPresent()
                && !stored.get().failed()
                && stored.get().fingerprint().equals(fingerprint)) {
            return new DocumentPlan.Same(parsed.key());
        }
        Map<ByteBuffer, Deque<Long>> there = stored.map(
                        document -> known.passages.getOrDefault(document.id(), new HashMap<>()))
                .orElseGet(HashMap::new);
        List<PlannedPassage.Fresh> fresh = new ArrayList<>();
        List<PlannedPassage.Kept> kept = new ArrayList<>();
        for (int ordinal = 0; ordinal < parsed.passages().size(); ordinal++) {
            PlannedPassage passage = PlannedPassage.of(parsed.passages().get(ordinal), ordinal);
            Deque<Long> same = there.get(passage.hash());
            if (same != null && !same.isEmpty()) {
                kept.add(new PlannedPassage.Kept(passage, same.removeFirst()));
            } else {
                fresh.add(new PlannedPassage.Fresh(passage, terms(passage.source())));
            }
        }
        List<Long> gone =
                there.values().stream().flatMap(Collection::stream).sorted().toList();
        return new DocumentPlan.Change(parsed, metadata, fingerprint, stored, fresh, kept, gone);
    }

    private TermCounts terms(SourceDocument.Passage passage) {
        return TermCounts.of(analyzer.tokens(SearchableText.of(passage.headings(), passage.text())));
    }

    private Map<ByteBuffer, StoredDocument> storedDocuments(Connection connection, List<SourceDocument> documents)
            throws SQLException {
        byte[][] hashes = documents.stream()
                .map(document -> DocumentRows.keyHash(document.key()))
                .toArray(byte[][]::new);
        Map<ByteBuffer, StoredDocument> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT key_hash, document_id, fingerprint, version, failure_code IS NOT NULL FROM "
                        + collection.tables().document() + " WHERE key_hash = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("bytea", hashes));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.put(
                            ByteBuffer.wrap(rows.getBytes(1)),
                            new StoredDocument(
                                    rows.getLong(2), rows.getString(3), rows.getLong(4), rows.getBoolean(5)));
                }
            }
        }
        return stored;
    }

    /** Numbers of the passages by document and text, each in the order of the document. */
    private Map<Long, Map<ByteBuffer, Deque<Long>>> storedPassages(Connection connection, List<Long> documentIds)
            throws SQLException {
        Map<Long, Map<ByteBuffer, Deque<Long>>> passages = new HashMap<>();
        if (documentIds.isEmpty()) {
            return passages;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT document_id, text_hash, passage_no FROM "
                + collection.tables().passage() + " WHERE document_id = ANY (?) ORDER BY document_id, ordinal")) {
            statement.setArray(1, connection.createArrayOf("bigint", documentIds.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    passages.computeIfAbsent(rows.getLong(1), id -> new HashMap<>())
                            .computeIfAbsent(ByteBuffer.wrap(rows.getBytes(2)), hash -> new ArrayDeque<>())
                            .addLast(rows.getLong(3));
                }
            }
        }
        return passages;
    }
}
