package io.embedsmith.retrieval.pgvector.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Takes passages out of all tables of a collection, and out of its statistics. */
public final class PassageRemoval {

    private PassageRemoval() {}

    /** Removes the passages with these numbers; what they leave goes into {@code ledger}. */
    public static void remove(
            Connection connection, CollectionTables tables, Collection<Long> passageNumbers, LedgerEntry ledger)
            throws SQLException {
        if (passageNumbers.isEmpty()) {
            return;
        }
        Array numbers = connection.createArrayOf("bigint", passageNumbers.toArray());
        for (String table : new String[] {tables.passage(), tables.vector()}) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE passage_no = ANY (?)")) {
                statement.setArray(1, numbers);
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + tables.terms() + " WHERE passage_no = ANY (?) RETURNING length, weights::text")) {
            statement.setArray(1, numbers);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ledger.removePassage(rows.getInt(1), SparseText.indices(rows.getString(2)));
                }
            }
        }
    }
}
