package io.embedsmith.api.security;

import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a key whose tenant is not known yet. Every call does it first, so it is one round trip to the database: both
 * statements are sent together, which makes them one transaction, and the setting is gone with it.
 */
@Singleton
class KeyRows {
    private static final String FIND = "SELECT set_config('embedsmith.key_prefix', ?, true);"
            + " SELECT id, tenant_id, name, hash, scope, created_at, expires_at, last_used_at"
            + " FROM embedsmith.api_key WHERE prefix = ?";

    private final DataSource database;

    KeyRows(DataSource database) {
        this.database = database;
    }

    /**
     * A key and what tells whether somebody has it.
     *
     * @param hash of its whole text
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(Caller caller, byte[] hash) {}

    Optional<Row> find(String prefix) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, prefix);
            statement.setString(2, prefix);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.of(row(prefix, rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a key cannot be looked up: " + e.getMessage(), e);
        }
    }

    private static Row row(String prefix, ResultSet row) throws SQLException {
        ApiKey key = new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                prefix,
                Scope.valueOf(row.getString("scope")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
        return new Row(new Caller(new TenantId(row.getObject("tenant_id", UUID.class)), key), row.getBytes("hash"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
