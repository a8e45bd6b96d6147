package io.embedsmith.retrieval.pgvector.sql;

import io.embedsmith.retrieval.RetrievalException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an {@link SQLException} means for the caller, told by its SQLSTATE (PostgreSQL manual, appendix A). */
public final class SqlFailures {
    /** A table or function is not there: the collection was removed. */
    public static final String UNDEFINED_TABLE = "42P01";

    /** The row is there already. */
    public static final String UNIQUE_VIOLATION = "23505";

    private static final String DISK_FULL = "53100";
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");
    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

    private SqlFailures() {}

    /** Whether the connection is gone and another may work. */
    public static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || SHUT_DOWN.contains(state));
    }

    /** Whether the same transaction may succeed when run again: a deadlock was broken, or a conflict found. */
    public static boolean isRepeatable(SQLException failure) {
        return is(failure, REPEATABLE);
    }

    /** Whether the failure has the SQLSTATE. */
    public static boolean is(SQLException failure, String state) {
        return state.equals(failure.getSQLState());
    }

    private static boolean is(SQLException failure, Set<String> states) {
        @Nullable String state = failure.getSQLState();
        return state != null && states.contains(state);
    }

    /** The failure for the caller. */
    public static RuntimeException translate(SQLException failure) {
        if (is(failure, DISK_FULL)) {
            return new RetrievalException(
                    RetrievalException.Kind.UNAVAILABLE,
                    "disk-full",
                    "the disk of the database is full, nothing of this change was stored; make room and repeat it: "
                            + failure.getMessage(),
                    failure);
        }
        boolean fromPool = failure.getSQLState() == null;
        if (isConnectionLost(failure) || fromPool) {
            return new RetrievalException(
                    RetrievalException.Kind.UNAVAILABLE,
                    "database-unavailable",
                    "the database does not answer, nothing of this change was stored; start it, or wait and repeat: "
                            + failure.getMessage(),
                    failure);
        }
        if (is(failure, UNDEFINED_TABLE)) {
            return new RetrievalException(
                    RetrievalException.Kind.NOT_FOUND,
                    "collection-not-found",
                    "the collection was deleted while it was in use; list the collections for those there are",
                    failure);
        }
        if (isRepeatable(failure)) {
            return new RetrievalException(
                    RetrievalException.Kind.CONFLICT,
                    "conflict",
                    "another change kept getting in the way; repeat the call: " + failure.getMessage(),
                    failure);
        }
        return new IllegalStateException(
                "the database refused a statement (SQLSTATE " + failure.getSQLState() + "); this is a bug: "
                        + failure.getMessage(),
                failure);
    }
}
