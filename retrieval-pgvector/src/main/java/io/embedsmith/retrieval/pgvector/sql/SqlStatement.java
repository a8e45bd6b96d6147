package io.embedsmith.retrieval.pgvector.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * A statement that returns rows, with what its parameters are bound to.
 *
 * @param sql without a semicolon
 * @param parameters one for each question mark, in order
 */
public record SqlStatement(String sql, List<Parameter> parameters) {

    /** Binds one parameter. */
    @FunctionalInterface
    public interface Parameter {

        /** Binds at {@code index}, counted from 1. */
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** Reads rows. */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Before the first row. */
        T read(ResultSet rows) throws SQLException;
    }

    public SqlStatement {
        parameters = List.copyOf(parameters);
    }

    /** {@code text}. */
    public static Parameter text(String value) {
        return (statement, index) -> statement.setString(index, value);
    }

    /** Text of the type that stands at its place, which the driver asks the server for. */
    public static Parameter untyped(String value) {
        return (statement, index) -> statement.setObject(index, value, Types.OTHER);
    }

    /** {@code int}. */
    public static Parameter integer(int value) {
        return (statement, index) -> statement.setInt(index, value);
    }

    /** {@code bigint}. */
    public static Parameter bigint(long value) {
        return (statement, index) -> statement.setLong(index, value);
    }

    /** An array of {@code type}, named as in the catalog: {@code int4}, {@code bytea}. */
    public static Parameter array(String type, Object[] values) {
        return (statement, index) ->
                statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    /** Runs it alone. */
    public <T> T query(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    /** Binds from {@code first} on; the index behind the last. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int index = first;
        for (Parameter parameter : parameters) {
            parameter.bind(statement, index++);
        }
        return index;
    }
}
