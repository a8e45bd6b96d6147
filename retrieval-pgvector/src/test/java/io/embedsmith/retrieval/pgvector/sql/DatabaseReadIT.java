package io.embedsmith.retrieval.pgvector.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads over one connection, so that what one leaves behind another would meet. */
class DatabaseReadIT {
    private static final TenantId TENANT = new TenantId(new UUID(7, 7));
    private static final SqlStatement TENANT_SET =
            new SqlStatement("SELECT current_setting('embedsmith.tenant', true)", List.of());

    private Connection connection;
    private Database database;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabase.shared().application().getConnection();
        database = Database.open(lending(connection));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void tenantHoldsForEveryStatementAndNotLonger() throws SQLException {
        List<String> seen = database.read(
                TENANT,
                List.of(TENANT_SET, TENANT_SET),
                results -> List.of(results.next(DatabaseReadIT::string), results.next(DatabaseReadIT::string)));
        assertThat(seen).containsOnly(TENANT.value().toString());
        assertThat(TENANT_SET.query(connection, DatabaseReadIT::string)).isEmpty();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void settingsOfOneStatementHoldForTheNext() {
        SqlStatement set =
                new SqlStatement("SELECT set_config('hnsw.ef_search', ?, true)", List.of(SqlStatement.text("77")));
        SqlStatement get = new SqlStatement("SELECT current_setting('hnsw.ef_search')", List.of());
        assertHolds(set, get);
    }

    /** The driver waits before a statement that it had to ask a type for. */
    @Test
    void settingsHoldWhereTheDriverWaitsInBetween() {
        SqlStatement set =
                new SqlStatement("SELECT set_config('hnsw.ef_search', ?, true)", List.of(SqlStatement.untyped("77")));
        SqlStatement get =
                new SqlStatement("SELECT current_setting('hnsw.ef_search') || ?", List.of(SqlStatement.untyped("")));
        assertHolds(set, get);
    }

    private void assertHolds(SqlStatement set, SqlStatement get) {
        // More often than it takes the driver to prepare a statement on the server.
        for (int i = 0; i < 12; i++) {
            assertThat(database.<String>read(TENANT, List.of(set, get), results -> {
                        results.next(ResultSet::next);
                        return results.next(DatabaseReadIT::string);
                    }))
                    .isEqualTo("77");
        }
    }

    @Test
    void writingIsRefused() {
        SqlStatement write = new SqlStatement(
                "INSERT INTO embedsmith.tenant VALUES (?) RETURNING 1", List.of(SqlStatement.text("x")));
        assertThatThrownBy(() -> database.read(TENANT, List.of(write), results -> results.next(ResultSet::next)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failureNamesTheCauseAndLeavesTheConnectionClean() throws SQLException {
        SqlStatement missing = new SqlStatement("SELECT 1 FROM embedsmith.vector_0", List.of());
        assertThatThrownBy(() ->
                        database.read(TENANT, List.of(TENANT_SET, missing), results -> results.next(ResultSet::next)))
                .isInstanceOfSatisfying(
                        RetrievalException.class, e -> assertThat(e.code()).isEqualTo("collection-not-found"));
        assertThat(TENANT_SET.query(connection, DatabaseReadIT::string)).isEmpty();
        assertThat(database.<String>read(TENANT, List.of(TENANT_SET), results -> results.next(DatabaseReadIT::string)))
                .isEqualTo(TENANT.value().toString());
    }

    @Test
    void readingMoreThanWasAskedForIsABug() {
        assertThatThrownBy(() -> database.read(TENANT, List.of(TENANT_SET), results -> {
                    results.next(ResultSet::next);
                    return results.next(ResultSet::next);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this is a bug");
    }

    private static String string(ResultSet row) throws SQLException {
        row.next();
        return row.getString(1);
    }

    /** Always the same connection, which closing gives back. */
    private static DataSource lending(Connection connection) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                DatabaseReadIT.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DatabaseReadIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, _, _) -> lent);
    }
}
