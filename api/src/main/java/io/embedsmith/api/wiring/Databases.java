package io.embedsmith.api.wiring;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.retrieval.pgvector.cluster.ClusterSettings;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.cluster.PrivateCluster;
import java.util.Optional;

/** The database that the configuration names, or the private one. */
public final class Databases {
    private Databases() {}

    /**
     * A database in use.
     *
     * @param cluster to be closed when it is a private one
     */
    public record Opened(DatabaseAccess owner, DatabaseAccess application, Optional<PrivateCluster> cluster)
            implements AutoCloseable {
        @Override
        public void close() {
            cluster.ifPresent(PrivateCluster::close);
        }
    }

    /** Starts the private one where no URL is set. */
    public static Opened open(EmbedsmithConfig config) {
        EmbedsmithConfig.Database database = config.database();
        if (database.url().isEmpty()) {
            PrivateCluster cluster =
                    PrivateCluster.start(ClusterSettings.in(config.data().resolve("postgres")));
            return new Opened(cluster.owner(), cluster.application(), Optional.of(cluster));
        }
        String url = database.url().get();
        return new Opened(
                new DatabaseAccess(
                        url,
                        database.ownerUser().orElse(database.user()),
                        database.ownerPassword().or(database::password).orElse("")),
                new DatabaseAccess(url, database.user(), database.password().orElse("")),
                Optional.empty());
    }
}
