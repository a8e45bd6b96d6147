package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.bm25.Bm25;
import io.embedsmith.retrieval.bm25.TermCounts;
import io.embedsmith.retrieval.bm25.TermId;
import io.embedsmith.retrieval.collection.VectorType;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.sql.BinaryCopy;
import io.embedsmith.retrieval.pgvector.sql.StoredText;
import io.embedsmith.retrieval.pgvector.sql.UnitVector;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.CollectionTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes new passages by binary COPY. Postgres refuses COPY into a table with row-level security, so the rows go into
 * temporary tables of the connection and from there, by INSERT and under the policies, where they belong.
 */
final class PassageRowsWriter {
    private static final String PASSAGE_COLUMNS = "passage_no, document_id, ordinal, whole, start_offset, end_offset,"
            + " page, tokens, text_hash, headings, text";
    private static final String VECTOR_COLUMNS = "passage_no, document_id, metadata, embedding";
    private static final String TERM_COLUMNS =
            "passage_no, document_id, length, average_length, metadata, weights, terms";

    private final Connection connection;
    private final CollectionTables tables;
    private final VectorType vectorType;
    private final double averageLength;
    private final BinaryCopy passages = new BinaryCopy();
    private final BinaryCopy vectors = new BinaryCopy();
    private final BinaryCopy terms = new BinaryCopy();

    PassageRowsWriter(Connection connection, CollectionRow collection, double averageLength) {
        this.connection = connection;
        this.tables = collection.tables();
        this.vectorType = collection.settings().vectorType();
        this.averageLength = averageLength;
    }

    /** Numbers for new passages. */
    static long[] numbers(Connection connection, CollectionTables tables, int count) throws SQLException {
        long[] numbers = new long[count];
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT nextval('" + tables.passageNumbers() + "') FROM generate_series(1, ?)")) {
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; rows.next(); i++) {
                    numbers[i] = rows.getLong(1);
                }
            }
        }
        return numbers;
    }

    void add(long number, long document, String metadata, PlannedPassage.Fresh fresh, float[] vector) {
        SourceDocument.Passage source = fresh.passage().source();
        passages.row(11)
                .bigint(number)
                .bigint(document)
                .integer(fresh.passage().ordinal())
                .bool(source.whole())
                .integer(source.start())
                .integer(source.end())
                .integer(source.page())
                .integer(source.tokens())
                .bytea(fresh.passage().hashBytes())
                .texts(source.headings().stream().map(StoredText::of).toList())
                .text(StoredText.of(source.text()));
        vectors.row(4).bigint(number).bigint(document).jsonb(metadata).vector(vectorType, vector);
        terms.row(7)
                .bigint(number)
                .bigint(document)
                .integer(fresh.terms().length())
                .real((float) averageLength)
                .jsonb(metadata)
                .sparse(TermId.MAX, weights(fresh.terms(), averageLength))
                .lexemes(fresh.terms().frequencies().keySet());
    }

    /** Saturated frequencies by index, which counts terms from 0. */
    static Map<Integer, Float> weights(TermCounts terms, double averageLength) {
        Map<Integer, Float> weights = new TreeMap<>();
        terms.byId()
                .forEach((id, frequency) ->
                        weights.put(id - 1, (float) Bm25.DEFAULT.saturation(frequency, terms.length(), averageLength)));
        return weights;
    }

    void write() throws SQLException {
        if (passages.rows() == 0) {
            return;
        }
        String vectorStaging = "staging_" + UnitVector.typeName(vectorType);
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "staging_passage (passage_no bigint, document_id bigint, ordinal int, whole boolean, start_offset"
                            + " int, end_offset int, page int, tokens int, text_hash bytea, headings text[], text"
                            + " text)",
                    vectorStaging + " (passage_no bigint, document_id bigint, metadata jsonb, embedding "
                            + UnitVector.typeName(vectorType) + ")",
                    "staging_terms (passage_no bigint, document_id bigint, length int, average_length real, metadata"
                            + " jsonb, weights sparsevec, terms tsvector)")) {
                statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + table + " ON COMMIT DELETE ROWS");
            }
        }
        move(passages, "staging_passage", tables.passage(), PASSAGE_COLUMNS);
        move(vectors, vectorStaging, tables.vector(), VECTOR_COLUMNS);
        move(terms, "staging_terms", tables.terms(), TERM_COLUMNS);
    }

    private void move(BinaryCopy rows, String staging, String table, String columns) throws SQLException {
        rows.sendTo(connection, "pg_temp." + staging + " (" + columns + ")");
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table + " (" + columns
                + ") SELECT " + columns + " FROM pg_temp." + staging + " ORDER BY passage_no")) {
            statement.executeUpdate();
        }
    }
}
