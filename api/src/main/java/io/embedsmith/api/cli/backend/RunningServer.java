package io.embedsmith.api.cli.backend;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.security.FirstKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the server that runs on a data folder, and the key for it. */
public final class RunningServer {
    private static final String FILE = "server.json";

    private RunningServer() {}

    /** Its address; empty when its process is gone. */
    public static Optional<URI> find(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode server = Json.read(Files.readString(file, StandardCharsets.UTF_8), JsonNode.class);
            boolean isAlive = ProcessHandle.of(server.path("pid").asLong())
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
            return isAlive ? Optional.of(URI.create(server.path("url").asText())) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(
                    "file " + file + " cannot be read: " + e.getMessage(),
                    "remove it if no server runs, or name the server with --server URL",
                    e);
        }
    }

    /** The key given, that of the environment, or that of the data folder. */
    public static String key(Optional<String> given, Path data) {
        Optional<String> key = given.or(() -> Optional.ofNullable(System.getenv("EMBEDSMITH_KEY")));
        if (key.isPresent()) {
            return key.get().strip();
        }
        Path file = data.resolve(FirstKeys.COMMAND_LINE_FILE);
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommandException(
                    "no key was given and " + file + " cannot be read",
                    "give one with --key or in EMBEDSMITH_KEY; run as the user who started the server",
                    e);
        }
    }
}
