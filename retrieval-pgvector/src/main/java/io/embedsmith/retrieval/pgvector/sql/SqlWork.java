package io.embedsmith.retrieval.pgvector.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. May be run again from the start, so it must not change anything outside. */
@FunctionalInterface
public interface SqlWork<T> {

    /** Runs with the tenant set. */
    T run(Connection connection) throws SQLException;
}
