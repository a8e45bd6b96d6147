package io.embedsmith.api.observability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Leaves {@code server.json} in the data directory while the server runs, so that the command line finds it. */
@Singleton
final class ServerFile {
    private static final Logger LOG = Logger.getLogger(ServerFile.class);
    /** Name in the data directory. */
    static final String NAME = "server.json";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Path file;
    private final ObjectMapper json;
    private final HttpServer server;

    ServerFile(EmbedsmithConfig config, ObjectMapper json, HttpServer server) {
        this.file = config.data().resolve(NAME);
        this.json = json;
        this.server = server;
    }

    void write(@ObservesAsync HttpServerStart started) throws InterruptedException {
        int port = port();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(NAME + ".new");
            json.writeValue(
                    draft.toFile(),
                    Map.of(
                            "url",
                            "http://" + reachable(started.options().getHost()) + ":" + port,
                            "pid",
                            ProcessHandle.current().pid()));
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("Cannot write %s, so the command line will not find the server: %s", file, e.getMessage());
        }
    }

    /** Several event loops open the port together, and the last of them may say so before the first has noted which it is. */
    private int port() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.getPort() <= 0 && System.nanoTime() < end) {
            Thread.sleep(POLL);
        }
        return server.getPort();
    }

    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::") || host.isEmpty()) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    void remove(@Observes ShutdownEvent stopping) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debugf("Cannot remove %s: %s", file, e.getMessage());
        }
    }
}
