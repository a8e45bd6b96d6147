package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.KeyDto;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** API keys of the server. */
@Command(
        name = "keys",
        description = "List the server's API keys; make or revoke one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith keys create --name website --scope read",
            "  embedsmith keys create --name contractor --scope write --expires 2027-01-01T00:00:00Z",
            "  embedsmith keys revoke 6f1c9a52-…"
        })
@SuppressWarnings("NullAway.Init")
final class KeysCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ServerClient server = connection.require()) {
            KeyDto.All keys = server.get("/keys", KeyDto.All.class);
            Table table = new Table("ID", "PREFIX", "SCOPES", "CREATED", "EXPIRES", "LAST USED", "NAME");
            keys.keys()
                    .forEach(key -> table.add(
                            key.id().toString(),
                            key.prefix(),
                            String.join(",", key.scopes()),
                            key.createdAt().toString(),
                            key.expiresAt().map(Instant::toString).orElse("never"),
                            key.lastUsedAt().map(Instant::toString).orElse("never"),
                            key.name()));
            json.print(keys, table::print, spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    @Command(name = "create", description = "Make a key and print it, this once.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Connection to,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is for.")
                    String name,
            @Option(names = "--scope", required = true, paramLabel = "SCOPE", description = "read, write or admin.")
                    String scope,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "When it ends, such as 2027-01-01T00:00:00Z.")
                    @Nullable
                    Instant expires) {
        try (ServerClient server = to.require()) {
            KeyDto key = server.post("/keys", new KeyDto.Request(name, List.of(scope), expires), KeyDto.class);
            spec.commandLine().getOut().println(key.key().orElse(""));
            spec.commandLine().getErr().println("Keep it in a safe place; it cannot be shown again.");
        }
        return ExitCode.DONE;
    }

    @Command(name = "revoke", description = "Take a key away, at once.", mixinStandardHelpOptions = true)
    int revoke(@Mixin Connection to, @Parameters(paramLabel = "ID", description = "Its id.") UUID id) {
        try (ServerClient server = to.require()) {
            server.delete("/keys/" + id);
            spec.commandLine().getOut().println("Revoked key " + id + ".");
        }
        return ExitCode.DONE;
    }
}
