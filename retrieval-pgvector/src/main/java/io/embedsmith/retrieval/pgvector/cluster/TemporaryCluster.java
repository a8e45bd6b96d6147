package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** A throw-away cluster for tests and trials: fast, not durable, gone when the JVM ends. */
public final class TemporaryCluster implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TemporaryCluster.class);

    private static final String PREFIX = "embedsmith-pg";

    private final Path directory;
    private final PrivateCluster cluster;

    private TemporaryCluster(Path directory, PrivateCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    /** The one cluster of this JVM, started on first use and stopped when the JVM ends. */
    public static TemporaryCluster shared() {
        return Shared.INSTANCE;
    }

    /** A cluster of its own. */
    public static TemporaryCluster start() {
        try {
            LeftOverClusters.remove(Path.of(System.getProperty("java.io.tmpdir")), PREFIX);
            Path directory = Files.createTempDirectory(PREFIX);
            ClusterSettings settings =
                    new ClusterSettings(directory, OptionalInt.empty(), ClusterSettings.Durability.NONE);
            return new TemporaryCluster(directory, PrivateCluster.start(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for Postgres", e);
        }
    }

    /** The role that migrations run as. */
    public DatabaseAccess owner() {
        return cluster.owner();
    }

    /** The role that the application runs as. */
    public DatabaseAccess application() {
        return cluster.application();
    }

    /** Stops the server and removes its files. */
    @Override
    public void close() {
        cluster.close();
        try {
            PostgresServer.deleteTree(directory);
        } catch (IOException e) {
            LOG.warnf("Cannot remove %s: %s", directory, e.getMessage());
        }
    }

    private static final class Shared {
        static final TemporaryCluster INSTANCE = startWithHook();

        private static TemporaryCluster startWithHook() {
            TemporaryCluster cluster = TemporaryCluster.start();
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "temporary-postgres-stop"));
            return cluster;
        }
    }
}
