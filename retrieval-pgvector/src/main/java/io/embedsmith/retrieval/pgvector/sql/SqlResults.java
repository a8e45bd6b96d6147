package io.embedsmith.retrieval.pgvector.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Results of statements that were asked for together, read one after the other. */
public interface SqlResults {

    /** Reads the rows of the next statement. */
    <T> T next(SqlStatement.RowReader<T> reader) throws SQLException;

    /** Reads all of them. */
    @FunctionalInterface
    interface Reader<T> {

        /** May be called again from the start, so it must not change anything outside. */
        T read(SqlResults results) throws SQLException;
    }

    /**
     * Sends the statements as one text, a transaction of their own, which the driver takes apart and sends on without
     * waiting (PostgreSQL manual, "Pipelining" of the extended query protocol). It does wait in between for a statement with
     * a parameter whose type it must ask for; that costs a round trip and changes nothing else.
     *
     * @param connection in auto-commit mode; on a failure its transaction is left open, and aborted
     */
    static <T> T together(Connection connection, List<SqlStatement> statements, Reader<T> reader) throws SQLException {
        String sql = statements.stream()
                .map(SqlStatement::sql)
                .collect(Collectors.joining("; ", "BEGIN TRANSACTION READ ONLY; ", "; COMMIT"));
        try (PreparedStatement together = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (SqlStatement statement : statements) {
                parameter = statement.bind(together, parameter);
            }
            together.execute();
            return reader.read(new Together(together));
        }
    }

    /** Sends each statement when its rows are read. */
    static <T> T oneByOne(Connection connection, List<SqlStatement> statements, Reader<T> reader) throws SQLException {
        Iterator<SqlStatement> remaining = statements.iterator();
        return reader.read(new SqlResults() {
            @Override
            public <R> R next(SqlStatement.RowReader<R> rows) throws SQLException {
                return remaining.next().query(connection, rows);
            }
        });
    }

    /** Results of a statement that has several; the first is that of {@code BEGIN}. */
    final class Together implements SqlResults {
        private final PreparedStatement statement;

        private Together(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public <T> T next(SqlStatement.RowReader<T> reader) throws SQLException {
            if (!statement.getMoreResults()) {
                throw new IllegalStateException("more results are read than statements were asked; this is a bug");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return reader.read(rows);
            }
        }
    }
}
