package io.embedsmith.retrieval.pgvector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverClustersIT {
    @TempDir
    Path parent;

    @Test
    void serverOfAKilledProcessIsStoppedAndRemoved() throws IOException {
        ClusterSettings settings = settings("left-a");
        Files.createDirectories(settings.dataDirectory());
        PostgresServer server = new PostgresServer(settings);
        server.initialise(Credentials.loadOrCreate(settings.dataDirectory()));
        server.start();
        assertThat(server.running()).isPresent();
        age(settings.dataDirectory());

        LeftOverClusters.remove(parent, "left");

        assertThat(server.running()).isEmpty();
        assertThat(settings.dataDirectory()).doesNotExist();
    }

    @Test
    void ownedAndYoungAndForeignOnesStay() throws IOException {
        ClusterSettings owned = settings("left-owned");
        Path young = Files.createDirectory(parent.resolve("left-young"));
        Path foreign = Files.createDirectory(parent.resolve("other"));
        age(foreign);
        try (PrivateCluster cluster = PrivateCluster.start(owned)) {
            age(owned.dataDirectory());
            LeftOverClusters.remove(parent, "left");
            assertThat(cluster.isOwner()).isTrue();
            assertThat(new PostgresServer(owned).running()).isPresent();
        }
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    private ClusterSettings settings(String name) {
        return new ClusterSettings(parent.resolve(name), OptionalInt.empty(), ClusterSettings.Durability.NONE);
    }

    private static void age(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
