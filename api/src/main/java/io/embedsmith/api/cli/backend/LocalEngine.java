package io.embedsmith.api.cli.backend;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Databases;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.api.wiring.Schema;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The libraries in this process, each started when first needed: models need no database, and no model is loaded to list. */
final class LocalEngine implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final EmbedsmithConfig config;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable ModelHost models;
    private @Nullable RetrievalSystem retrieval;

    LocalEngine(EmbedsmithConfig config) {
        this.config = config;
    }

    EmbedsmithConfig config() {
        return config;
    }

    ModelHost models() {
        ModelHost host = models;
        if (host == null) {
            host = Parts.models(config);
            open.push(host);
            models = host;
        }
        return host;
    }

    RetrievalSystem retrieval() {
        RetrievalSystem system = retrieval;
        if (system == null) {
            Databases.Opened database = Databases.open(config);
            open.push(database);
            Schema.migrate(database.owner(), database.application().user());
            AgroalDataSource pool = pool(database.application());
            open.push(pool);
            system = Parts.retrieval(pool, models());
            open.push(system);
            retrieval = system;
        }
        return system;
    }

    private static AgroalDataSource pool(DatabaseAccess access) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(false)
                    .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(access.jdbcUrl())
                                    .principal(new NamePrincipal(access.user()))
                                    .credential(new SimplePassword(access.password())))));
        } catch (SQLException e) {
            throw new CommandException(
                    "the database cannot be opened: " + e.getMessage(), "check embedsmith.database.url", e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                throw new CommandException("a part did not close: " + e.getMessage(), "what was done is kept", e);
            }
        }
        open.clear();
    }
}
