package io.embedsmith.retrieval.pgvector.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of one installed Postgres server.
 *
 * @param bin folder that holds {@code initdb}, {@code pg_ctl} and {@code postgres}
 * @param major version, for example 15
 * @param hasVector whether pgvector is installed for it
 */
record ServerBinaries(Path bin, int major, boolean hasVector) {
    /** Oldest version whose features (LZ4, MERGE, security invoker) the schema may use. */
    static final int OLDEST = 15;

    private static final Pattern VERSION = Pattern.compile("PostgreSQL (\\d+)");
    private static final Pattern PATH_SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    private static final List<Path> PACKAGE_ROOTS = List.of(
            Path.of("/usr/lib/postgresql"), Path.of("/usr/local"), Path.of("/opt/homebrew/opt"), Path.of("/usr"));

    Path program(String name) {
        return bin.resolve(name);
    }

    /**
     * The newest installed server that has pgvector; for a data directory that exists already, the server of its
     * version, since no other can open it.
     */
    static ServerBinaries find(OptionalInt required) {
        List<ServerBinaries> installed = new ArrayList<>();
        for (Path bin : folders()) {
            if (Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_ctl"))) {
                installed.add(inspect(bin));
            }
        }
        return choose(installed, required);
    }

    static ServerBinaries choose(List<ServerBinaries> installed, OptionalInt required) {
        List<ServerBinaries> fitting = installed.stream()
                .filter(server -> required.isPresent() ? server.major == required.getAsInt() : server.major >= OLDEST)
                .toList();
        if (fitting.isEmpty()) {
            String wanted = required.isPresent()
                    ? "the data directory was made by Postgres " + required.getAsInt() + ", whose server programs"
                    : "server programs of Postgres " + OLDEST + " or later";
            throw new ClusterException(wanted + " are not installed (found: " + versions(installed)
                    + "); run ./embedsmith up, which installs them, or install the package postgresql"
                    + (required.isPresent() ? "-" + required.getAsInt() : "")
                    + ", or give the address of a database in embedsmith.database.url");
        }
        return fitting.stream()
                .filter(ServerBinaries::hasVector)
                .max(Comparator.comparingInt(ServerBinaries::major))
                .orElseThrow(() -> new ClusterException("pgvector is not installed for Postgres " + versions(fitting)
                        + "; run ./embedsmith up, which installs it, or install the package postgresql-"
                        + fitting.getFirst().major + "-pgvector"));
    }

    private static String versions(List<ServerBinaries> servers) {
        return servers.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        servers.stream().map(s -> s.major + " in " + s.bin).toList());
    }

    private static SequencedSet<Path> folders() {
        SequencedSet<Path> folders = new LinkedHashSet<>();
        String configProgram = System.getenv("PG_CONFIG");
        if (configProgram != null && !configProgram.isBlank()) {
            Path parent = Path.of(configProgram).toAbsolutePath().getParent();
            if (parent != null) {
                folders.add(parent);
            }
        }
        for (Path root : PACKAGE_ROOTS) {
            folders.add(root.resolve("bin"));
            try (Stream<Path> versions = Files.list(root)) {
                versions.sorted().map(version -> version.resolve("bin")).forEach(folders::add);
            } catch (IOException absent) {
                // A root that is not there, or not readable, holds no server that we could run.
            }
        }
        PATH_SEPARATOR
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        return folders;
    }

    private static ServerBinaries inspect(Path bin) {
        Path config = bin.resolve("pg_config");
        ServerCommand.Result version = ServerCommand.run(bin.resolve("postgres").toString(), "--version");
        Matcher matcher = VERSION.matcher(version.output().replace("(PostgreSQL)", "PostgreSQL"));
        int major = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        Path share = Path.of("/usr/share/postgresql/" + major);
        if (Files.isExecutable(config)) {
            ServerCommand.Result answer = ServerCommand.run(config.toString(), "--sharedir");
            if (answer.succeeded()) {
                share = Path.of(answer.output().strip());
            }
        }
        return new ServerBinaries(bin, major, Files.exists(share.resolve("extension/vector.control")));
    }
}
