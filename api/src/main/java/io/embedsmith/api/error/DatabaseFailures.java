package io.embedsmith.api.error;

import java.sql.SQLException;
import java.util.Optional;

/** Recognises failures of the database that the operator must mend, wherever they sit in a chain of causes. */
final class DatabaseFailures {
    private DatabaseFailures() {}

    static Optional<Problem> of(Throwable failure) {
        return Causes.of(failure, SQLException.class)
                .flatMap(sql -> ofState(sql.getSQLState()).stream())
                .findFirst();
    }

    /** PostgreSQL's SQLSTATE classes: 08 connection, 53 resources, 57P shutdown; none where the pool gave up waiting. */
    private static Optional<Problem> ofState(@org.jspecify.annotations.Nullable String state) {
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Optional.of(Problem.of(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    "the database does not answer; nothing was lost, try again when it is back"));
        }
        if (state.equals("53100")) {
            return Optional.of(Problem.of(
                    ErrorCode.DISK_FULL, "the database's disk is full; nothing was lost, free space and try again"));
        }
        return Optional.empty();
    }
}
