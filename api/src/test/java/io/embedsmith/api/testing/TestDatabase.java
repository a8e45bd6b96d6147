package io.embedsmith.api.testing;

import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A real Postgres and an empty data folder for the tests that run the server in their own process. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TemporaryCluster cluster = TemporaryCluster.shared();
        try {
            Path data = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
            Path folder = Files.createTempDirectory(data, "server");
            Path watched = Files.createDirectories(folder.resolve("watched"));
            String tasks = SampleTasks.write(folder.resolve("tasks")).stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(","));
            SmallModel.write(folder.resolve("models").resolve(Api.SMALL_MODEL));
            BrokenModel.write(folder.resolve("models").resolve(Api.BROKEN_MODEL));
            return Map.ofEntries(
                    Map.entry("embedsmith.data", folder.toString()),
                    Map.entry("embedsmith.watch.roots", watched.toString()),
                    Map.entry("embedsmith.models.folders", folder.resolve("models") + "," + Api.RERANKERS),
                    Map.entry(
                            "embedsmith.evaluation.data", folder.resolve("none").toString()),
                    Map.entry("embedsmith.evaluation.task-files", tasks),
                    Map.entry("embedsmith.database.url", cluster.application().jdbcUrl()),
                    Map.entry("embedsmith.database.user", cluster.application().user()),
                    Map.entry(
                            "embedsmith.database.password",
                            cluster.application().password()),
                    Map.entry("embedsmith.database.owner-user", cluster.owner().user()),
                    Map.entry(
                            "embedsmith.database.owner-password",
                            cluster.owner().password()),
                    Map.entry("quarkus.http.test-port", "0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The cluster is shared by all test classes and stops with the JVM.
    }
}
