package io.embedsmith.retrieval.pgvector.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the roles, the database and the extension where they are missing. Repeatable. */
final class Bootstrap {
    static final String DATABASE = "embedsmith";

    private Bootstrap() {}

    static void run(ServerAddress address, Credentials credentials) throws SQLException {
        try (Connection connection =
                address.superuser("postgres", credentials).unpooled().getConnection()) {
            ensureRole(connection, Credentials.OWNER_ROLE, credentials.owner());
            ensureRole(connection, Credentials.APPLICATION_ROLE, credentials.application());
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + Credentials.OWNER_ROLE);
            }
        }
        try (Connection connection =
                address.superuser(DATABASE, credentials).unpooled().getConnection()) {
            execute(connection, "CREATE EXTENSION IF NOT EXISTS vector");
            execute(connection, "ALTER EXTENSION vector UPDATE");
            execute(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        // The password consists of hex digits: Credentials reads and writes no other.
        String attributes = role + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '" + password + "'";
        boolean exists = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'");
        execute(connection, (exists ? "ALTER ROLE " : "CREATE ROLE ") + attributes);
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
