package io.embedsmith.benchmarks.retrieval;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.pgvector.PgVectorRetrieval;
import io.embedsmith.retrieval.pgvector.RetrievalParts;
import io.embedsmith.retrieval.pgvector.cluster.ClusterSettings;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.cluster.PrivateCluster;
import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A private Postgres with retrieval over it, put together as the server does. The models belong to the caller. */
final class Workplace implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final Path folder;
    private final PrivateCluster cluster;
    private final AgroalDataSource pool;
    private final ModelHost models;

    private Workplace(Path folder, PrivateCluster cluster, AgroalDataSource pool, ModelHost models) {
        this.folder = folder;
        this.cluster = cluster;
        this.pool = pool;
        this.models = models;
    }

    /** Starts the database of a folder, which a server with that data folder would use too. */
    static Workplace open(Path folder, ModelHost models) throws SQLException {
        PrivateCluster cluster = PrivateCluster.start(ClusterSettings.in(folder.resolve("postgres")));
        DatabaseSchema.migrate(cluster.owner().unpooled(), cluster.application().user(), List.of());
        return new Workplace(folder, cluster, pool(cluster.application()), models);
    }

    private static AgroalDataSource pool(DatabaseAccess access) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(access.jdbcUrl())
                                .principal(new NamePrincipal(access.user()))
                                .credential(new SimplePassword(access.password())))));
    }

    /** Retrieval with the settings that a server has. */
    RetrievalSystem retrieval() {
        return retrieval(models, RetrievalSettings.DEFAULT);
    }

    /** Retrieval with other settings, over the same database. */
    RetrievalSystem retrievalWith(RetrievalSettings settings) {
        return retrieval(models, settings);
    }

    /** Retrieval with other models, over the same database. */
    RetrievalSystem retrievalWith(ModelHost others) {
        return retrieval(others, RetrievalSettings.DEFAULT);
    }

    private RetrievalSystem retrieval(ModelHost models, RetrievalSettings settings) {
        return PgVectorRetrieval.open(new RetrievalParts(pool, models, AnalyzerFactory.CHINESE_ENGLISH, settings));
    }

    /** Where everything stays between runs. */
    Path folder() {
        return folder;
    }

    ModelHost models() {
        return models;
    }

    /** What the numbers depend on. */
    String versions() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_setting('server_version'),
                               (SELECT extversion FROM pg_extension WHERE extname = 'vector')""")) {
            row.next();
            return "Postgres " + row.getString(1) + ", pgvector " + row.getString(2);
        }
    }

    @Override
    public void close() {
        pool.close();
        cluster.close();
    }
}
