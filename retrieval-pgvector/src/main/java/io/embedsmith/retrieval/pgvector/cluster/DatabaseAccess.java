package io.embedsmith.retrieval.pgvector.cluster;

import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one role reaches the database.
 *
 * @param jdbcUrl for pgjdbc, without user and password
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

    public DatabaseAccess {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
    }

    /** A source that opens a new connection each time; put a pool in front for anything but a few calls. */
    public DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("embedsmith");
        return source;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
