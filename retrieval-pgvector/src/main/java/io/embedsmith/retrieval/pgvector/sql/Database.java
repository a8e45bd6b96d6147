package io.embedsmith.retrieval.pgvector.sql;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.tenant.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Transactions of the application role. Each is of one tenant, which row-level security holds it to. */
public final class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final int CONFLICT_ATTEMPTS = 5;

    /** A pool may hold as many connections to a server that was restarted meanwhile. */
    private static final int STALE_CONNECTIONS = 64;

    private final DataSource source;
    private final String searchPath;

    private Database(DataSource source, String searchPath) {
        this.source = source;
        this.searchPath = searchPath;
    }

    /** @throws RetrievalException if the database is away, has no schema, or the role is too strong */
    public static Database open(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            requireWeakRole(statement);
            try (ResultSet row = statement.executeQuery("SELECT quote_ident(nspname) FROM pg_extension"
                    + " JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'vector'")) {
                if (!row.next()) {
                    throw unusable("the extension vector is not in the database; run the migrations first");
                }
                return new Database(source, "pg_catalog, embedsmith, " + row.getString(1));
            }
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private static void requireWeakRole(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT rolname, rolsuper OR rolbypassrls, EXISTS ("
                + "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'embedsmith' AND pg_has_role(current_user, c.relowner, 'MEMBER'))"
                + " FROM pg_roles WHERE rolname = current_user")) {
            row.next();
            if (row.getBoolean(2) || row.getBoolean(3)) {
                throw unusable("the application runs as role " + row.getString(1) + ", which "
                        + (row.getBoolean(2) ? "passes row-level security" : "owns the tables")
                        + "; give it a role of its own: CREATE ROLE embedsmith_app LOGIN NOSUPERUSER NOBYPASSRLS");
            }
        }
    }

    private static RetrievalException unusable(String message) {
        return new RetrievalException(RetrievalException.Kind.UNAVAILABLE, "database-unavailable", message);
    }

    /** Runs the work in one transaction, again from the start if another change got in the way. */
    public <T> T transaction(TenantId tenant, SqlWork<T> work) {
        int conflicts = 0;
        int stale = 0;
        while (true) {
            boolean started = false;
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    tenantStatement(tenant).query(connection, ResultSet::next);
                    started = true;
                    T result = work.run(connection);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
                    rollback(connection, e);
                    throw e;
                } finally {
                    restore(connection);
                }
            } catch (SQLException e) {
                boolean staleConnection = !started && SqlFailures.isConnectionLost(e) && isFromServer(e);
                if (staleConnection && stale++ < STALE_CONNECTIONS) {
                    continue;
                }
                if (SqlFailures.isRepeatable(e) && ++conflicts < CONFLICT_ATTEMPTS) {
                    LOG.debugf("Repeating a transaction: %s", e.getMessage());
                    continue;
                }
                throw SqlFailures.translate(e);
            }
        }
    }

    /**
     * Asks for rows in one round trip, in a read-only transaction with the tenant set.
     *
     * @param statements that only read
     */
    public <T> T read(TenantId tenant, List<SqlStatement> statements, SqlResults.Reader<T> reader) {
        List<SqlStatement> all = new ArrayList<>(statements.size() + 1);
        all.add(tenantStatement(tenant));
        all.addAll(statements);
        try (Connection connection = source.getConnection()) {
            try {
                return SqlResults.together(connection, all, results -> {
                    results.next(ResultSet::next);
                    return reader.read(results);
                });
            } catch (SQLException | RuntimeException e) {
                endAborted(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            boolean staleConnection = SqlFailures.isConnectionLost(e) && isFromServer(e);
            if (staleConnection || SqlFailures.isRepeatable(e)) {
                LOG.debugf("Reading again in a transaction: %s", e.getMessage());
                return transaction(tenant, connection -> SqlResults.oneByOne(connection, statements, reader));
            }
            throw SqlFailures.translate(e);
        }
    }

    /** Outside a transaction, as after a failure in the reader, this only makes the server warn. */
    private static void endAborted(Connection connection, Exception failure) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** 08001 is a connection that could not be made at all; only one that was there before can be stale. */
    private static boolean isFromServer(SQLException failure) {
        return !SqlFailures.is(failure, "08001");
    }

    private SqlStatement tenantStatement(TenantId tenant) {
        return new SqlStatement(
                "SELECT set_config('embedsmith.tenant', ?, true), set_config('search_path', ?, true)",
                List.of(SqlStatement.text(tenant.value().toString()), SqlStatement.text(searchPath)));
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            LOG.debugf("A connection is given back broken: %s", gone.getMessage());
        }
    }
}
