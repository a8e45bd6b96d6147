package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.LocalBackend;
import io.embedsmith.api.cli.backend.RunningServer;
import io.embedsmith.api.cli.backend.ServerBackend;
import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.config.EmbedsmithConfig;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command gets its work done. */
final class Connection {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Use the server at URL. Without it: the one that runs on this data folder, if any.")
    private @Nullable URI server;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "API key for the server. Without it: EMBEDSMITH_KEY, then the file cli-key of the data folder.")
    private @Nullable String key;

    @Option(names = "--alone", description = "Work in this process, even when a server runs.")
    private boolean alone;

    /** A server where there is one, this process otherwise. */
    Backend open() {
        EmbedsmithConfig config = Configuration.load();
        if (alone && server != null) {
            throw new CommandException("--alone and --server exclude each other", "leave one of them out");
        }
        Optional<ServerClient> running = alone ? Optional.empty() : client(config);
        return running.<Backend>map(ServerBackend::new).orElseGet(() -> LocalBackend.of(config));
    }

    /** A server, which the command cannot do without. */
    ServerClient require() {
        return client(Configuration.load())
                .orElseThrow(() -> new CommandException(
                        "this command needs the running server, and none runs on this data folder",
                        "start it with 'embedsmith up', or name one with --server URL"));
    }

    private Optional<ServerClient> client(EmbedsmithConfig config) {
        Optional<URI> url = server != null ? Optional.of(server) : RunningServer.find(config.data());
        return url.map(base -> new ServerClient(base, RunningServer.key(Optional.ofNullable(key), config.data())));
    }
}
