package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.retrieval.bm25.TermCounts;
import io.embedsmith.retrieval.bm25.TermId;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.sql.TermsText;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import io.embedsmith.retrieval.pgvector.store.LedgerEntry;
import io.embedsmith.retrieval.pgvector.store.SparseText;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Segments the passages of a collection again, some documents at a time. */
final class Resegmentation {
    private static final int DOCUMENTS = 32;

    private final Database database;
    private final TenantId tenant;
    private final CollectionRow collection;
    private final TextAnalyzer analyzer;

    Resegmentation(Database database, TenantId tenant, CollectionRow collection, TextAnalyzer analyzer) {
        this.database = database;
        this.tenant = tenant;
        this.collection = collection;
        this.analyzer = analyzer;
    }

    /** How many passages were segmented. */
    long run(IngestListener listener) {
        long after = Long.MIN_VALUE;
        long passages = 0;
        while (!listener.isCancelled()) {
            long from = after;
            SequencedMap<Long, DocumentKey> documents =
                    database.transaction(tenant, connection -> documents(connection, from));
            if (documents.isEmpty()) {
                break;
            }
            passages += database.transaction(tenant, connection -> segment(connection, documents.sequencedKeySet()));
            documents.values().forEach(key -> listener.ready(key, IngestListener.Outcome.REPLACED));
            after = documents.lastEntry().getKey();
        }
        return passages;
    }

    private SequencedMap<Long, DocumentKey> documents(Connection connection, long after) throws SQLException {
        SequencedMap<Long, DocumentKey> documents = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT document_id, key FROM "
                + collection.tables().document()
                + " WHERE document_id > ? AND passages > 0 ORDER BY document_id LIMIT " + DOCUMENTS)) {
            statement.setLong(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    documents.put(rows.getLong(1), new DocumentKey(rows.getString(2)));
                }
            }
        }
        return documents;
    }

    private int segment(Connection connection, java.util.Collection<Long> documents) throws SQLException {
        CollectionTables tables = collection.tables();
        LedgerEntry ledger = new LedgerEntry();
        List<Long> numbers = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        List<String> weights = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT t.passage_no, t.length, t.average_length,"
                        + " t.weights::text, p.headings, p.text FROM " + tables.terms()
                        + " t JOIN " + tables.passage() + " p USING (passage_no) WHERE t.document_id = ANY (?)"
                        + " ORDER BY t.passage_no FOR UPDATE OF t")) {
            statement.setArray(1, connection.createArrayOf("bigint", documents.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> headings = List.of((String[]) rows.getArray(5).getArray());
                    TermCounts counts = TermCounts.of(analyzer.tokens(SearchableText.of(headings, rows.getString(6))));
                    ledger.removePassage(rows.getInt(2), SparseText.indices(rows.getString(4)));
                    ledger.addPassage(counts.length(), counts.byId().keySet());
                    numbers.add(rows.getLong(1));
                    lengths.add(counts.length());
                    Map<Integer, Float> byTerm = new TreeMap<>();
                    PassageRowsWriter.weights(counts, rows.getFloat(3))
                            .forEach((index, weight) -> byTerm.put(index + 1, weight));
                    weights.add(SparseText.write(TermId.MAX, byTerm));
                    terms.add(TermsText.vector(counts.frequencies().keySet()));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + tables.terms()
                + " t SET length = s.length, weights = s.weights::sparsevec, terms = s.terms::tsvector"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[], ?::text[]) AS s (passage_no, length, weights, terms)"
                + " WHERE t.passage_no = s.passage_no")) {
            statement.setArray(1, connection.createArrayOf("int8", numbers.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", lengths.toArray()));
            statement.setArray(3, connection.createArrayOf("text", weights.toArray()));
            statement.setArray(4, connection.createArrayOf("text", terms.toArray()));
            statement.executeUpdate();
        }
        ledger.write(connection, tables);
        return numbers.size();
    }
}
