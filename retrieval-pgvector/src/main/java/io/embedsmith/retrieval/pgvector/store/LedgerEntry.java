package io.embedsmith.retrieval.pgvector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one transaction changes in a collection's statistics. Written as new rows, so that transactions that change the
 * same terms do not wait for each other.
 */
public final class LedgerEntry {
    private final Map<Integer, Long> deltas = new TreeMap<>();

    /** Adds to a count. */
    public void add(int term, long delta) {
        deltas.merge(term, delta, Long::sum);
    }

    /** Counts a new passage and its terms. */
    public void addPassage(int length, Collection<Integer> terms) {
        passage(1, length, terms);
    }

    /** Takes a passage and its terms out of the counts. */
    public void removePassage(int length, Collection<Integer> terms) {
        passage(-1, length, terms);
    }

    private void passage(int sign, int length, Collection<Integer> terms) {
        add(Ledger.PASSAGES, sign);
        add(Ledger.TOTAL_LENGTH, (long) sign * length);
        for (int term : terms) {
            add(term, sign);
        }
    }

    /** Writes what is not zero. */
    public void write(Connection connection, CollectionTables tables) throws SQLException {
        deltas.values().removeIf(delta -> delta == 0);
        if (deltas.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO " + tables.statistic() + " (term, delta) SELECT * FROM unnest(?::int[], ?::bigint[])")) {
            statement.setArray(
                    1, connection.createArrayOf("int4", deltas.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("int8", deltas.values().toArray()));
            statement.executeUpdate();
        }
    }
}
