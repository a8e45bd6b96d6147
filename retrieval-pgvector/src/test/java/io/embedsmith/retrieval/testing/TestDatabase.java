package io.embedsmith.retrieval.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The migrated database of this JVM, with a pool of the application role. */
public final class TestDatabase {
    private static final TestDatabase SHARED = open();

    private final AgroalDataSource application;
    private final DataSource owner;

    private TestDatabase(AgroalDataSource application, DataSource owner) {
        this.application = application;
        this.owner = owner;
    }

    public static TestDatabase shared() {
        return SHARED;
    }

    private static TestDatabase open() {
        TemporaryCluster cluster = TemporaryCluster.shared();
        DataSource owner = cluster.owner().unpooled();
        DatabaseSchema.migrate(owner, cluster.application().user(), List.of());
        return new TestDatabase(pool(cluster.application()), owner);
    }

    /** A pool as the application has one. */
    public static AgroalDataSource pool(DatabaseAccess access) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(12)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(access.jdbcUrl())
                                    .principal(new NamePrincipal(access.user()))
                                    .credential(new SimplePassword(access.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a pool", e);
        }
    }

    /** Connections of the role that the application runs as. */
    public DataSource application() {
        return application;
    }

    /** Connections of the role that owns the tables. */
    public DataSource owner() {
        return owner;
    }
}
