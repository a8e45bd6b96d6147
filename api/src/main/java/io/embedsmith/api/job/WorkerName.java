package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name under which this server takes jobs. It stays the same over restarts, so that a server that was killed takes up its
 * own jobs at once, without waiting for their leases to run out.
 */
@Singleton
class WorkerName {
    private static final String FILE = "worker-id";

    private final String value;

    WorkerName(EmbedsmithConfig config) {
        Path file = config.data().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(config.data());
                Files.writeString(file, "worker-" + UUID.randomUUID() + "\n", StandardCharsets.UTF_8);
            }
            this.value = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the worker's name in " + file + "; check its owner", e);
        }
    }

    String value() {
        return value;
    }
}
