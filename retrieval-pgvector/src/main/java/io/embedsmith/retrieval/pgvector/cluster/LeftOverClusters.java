package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Temporary clusters whose process was killed: their servers would run on for ever. */
final class LeftOverClusters {
    private static final Logger LOG = Logger.getLogger(LeftOverClusters.class);

    /** A younger one may belong to a process that does not hold its lock yet. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private LeftOverClusters() {}

    /** Stops and removes those below {@code parent} that nobody owns; one that cannot be removed is left. */
    static void remove(Path parent, String prefix) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path directory : directories) {
                try {
                    removeUnowned(directory);
                } catch (IOException | ClusterException e) {
                    LOG.debugf("Leaving %s: %s", directory, e.getMessage());
                }
            }
        } catch (IOException e) {
            LOG.debugf("Cannot list %s: %s", parent, e.getMessage());
        }
    }

    private static void removeUnowned(Path directory) throws IOException {
        Instant oldest = Instant.now().minus(YOUNG);
        if (Files.getLastModifiedTime(directory).toInstant().isAfter(oldest)) {
            return;
        }
        Optional<OwnershipLock> lock = OwnershipLock.tryAcquire(directory);
        if (lock.isEmpty()) {
            return;
        }
        try {
            ClusterSettings settings =
                    new ClusterSettings(directory, OptionalInt.empty(), ClusterSettings.Durability.NONE);
            PostgresServer server = new PostgresServer(settings);
            if (server.running().isPresent()) {
                LOG.infof("Stopping the Postgres that a killed process left in %s", directory);
                server.stop();
            }
            PostgresServer.deleteTree(directory);
        } finally {
            lock.get().close();
        }
    }
}
