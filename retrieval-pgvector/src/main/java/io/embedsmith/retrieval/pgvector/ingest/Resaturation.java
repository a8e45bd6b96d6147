package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.bm25.Bm25;
import io.embedsmith.retrieval.bm25.TermId;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionRow;
import io.embedsmith.retrieval.pgvector.store.SparseText;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes the term weights of a collection anew, for another average length. The frequencies come back out of the old
 * weights, so that no text has to be segmented again.
 */
final class Resaturation {
    private static final int PAGE = 2_000;

    private final Database database;
    private final TenantId tenant;
    private final CollectionRow collection;

    Resaturation(Database database, TenantId tenant, CollectionRow collection) {
        this.database = database;
        this.tenant = tenant;
        this.collection = collection;
    }

    private record Page(List<Long> numbers, List<String> weights) {}

    /** From now on and for all that is there. */
    void run(float averageLength) {
        database.transaction(tenant, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE embedsmith.collection SET average_length = ? WHERE collection_id = ?")) {
                statement.setFloat(1, averageLength);
                statement.setLong(2, collection.id());
                return statement.executeUpdate();
            }
        });
        long after = Long.MIN_VALUE;
        while (true) {
            long from = after;
            List<Long> done = database.transaction(tenant, connection -> {
                Page page = read(connection, from, averageLength);
                write(connection, page, averageLength);
                return page.numbers;
            });
            if (done.isEmpty()) {
                return;
            }
            after = done.getLast();
        }
    }

    private Page read(Connection connection, long after, float averageLength) throws SQLException {
        Page page = new Page(new ArrayList<>(), new ArrayList<>());
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT passage_no, length, average_length, weights::text FROM "
                        + collection.tables().terms()
                        + " WHERE passage_no > ? AND average_length <> ?::real ORDER BY passage_no LIMIT " + PAGE
                        + " FOR UPDATE")) {
            statement.setLong(1, after);
            statement.setFloat(2, averageLength);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.numbers.add(rows.getLong(1));
                    page.weights.add(SparseText.write(
                            TermId.MAX,
                            converted(
                                    SparseText.parse(rows.getString(4)),
                                    rows.getInt(2),
                                    rows.getFloat(3),
                                    averageLength)));
                }
            }
        }
        return page;
    }

    static Map<Integer, Float> converted(Map<Integer, Float> weights, int length, float oldAverage, float newAverage) {
        Map<Integer, Float> converted = new TreeMap<>();
        weights.forEach((term, weight) -> {
            // Frequencies are whole; rounding takes away what the float of the old weight lost.
            long frequency = Math.max(1, Math.round(Bm25.DEFAULT.frequency(weight, length, oldAverage)));
            converted.put(term, (float) Bm25.DEFAULT.saturation((double) frequency, length, newAverage));
        });
        return converted;
    }

    private void write(Connection connection, Page page, float averageLength) throws SQLException {
        if (page.numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE " + collection.tables().terms()
                        + " t SET weights = s.weights::sparsevec, average_length = ?::real"
                        + " FROM unnest(?::bigint[], ?::text[]) AS s (passage_no, weights)"
                        + " WHERE t.passage_no = s.passage_no")) {
            statement.setFloat(1, averageLength);
            statement.setArray(2, connection.createArrayOf("int8", page.numbers.toArray()));
            statement.setArray(3, connection.createArrayOf("text", page.weights.toArray()));
            statement.executeUpdate();
        }
    }
}
