package io.embedsmith.api.testing;

import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real Postgres and an empty data folder for the tests that run the server in their own process. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TemporaryCluster cluster = TemporaryCluster.shared();
        try {
            Path data = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
            Path folder = Files.createTempDirectory(data, "server");
            Path watched = Files.createDirectories(folder.resolve("watched"));
            return Map.of(
                    "embedsmith.data", folder.toString(),
                    "embedsmith.watch.roots", watched.toString(),
                    "embedsmith.database.url", cluster.application().jdbcUrl(),
                    "embedsmith.database.user", cluster.application().user(),
                    "embedsmith.database.password", cluster.application().password(),
                    "embedsmith.database.owner-user", cluster.owner().user(),
                    "embedsmith.database.owner-password", cluster.owner().password(),
                    "quarkus.http.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The cluster is shared by all test classes and stops with the JVM.
    }
}
