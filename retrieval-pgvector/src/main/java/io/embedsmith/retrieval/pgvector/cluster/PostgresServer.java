package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes, starts and stops the server of one data directory. The caller holds the {@link OwnershipLock}. */
final class PostgresServer {
    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final int PORT_ATTEMPTS = 5;
    private static final int LOG_TAIL = 2_000;

    private final ClusterSettings settings;
    private final ServerBinaries binaries;
    private final ServerAccount account;

    PostgresServer(ClusterSettings settings) throws IOException {
        this.settings = settings;
        this.binaries = ServerBinaries.find(existingVersion(settings.pgdata()));
        this.account = ServerAccount.of(settings.pgdata());
    }

    private static OptionalInt existingVersion(Path pgdata) throws IOException {
        Path file = pgdata.resolve("PG_VERSION");
        return Files.exists(file)
                ? OptionalInt.of(Integer.parseInt(
                        Files.readString(file, StandardCharsets.UTF_8).strip()))
                : OptionalInt.empty();
    }

    /** Makes the cluster if there is none: under another name until it is whole, so that a crash leaves no half. */
    void initialise(Credentials credentials) throws IOException {
        if (Files.exists(settings.pgdata())) {
            return;
        }
        Path draft = settings.dataDirectory().resolve("pgdata.new");
        deleteTree(draft);
        Path passwordFile = Files.createTempFile(settings.dataDirectory(), "initdb", ".pw");
        try {
            Files.writeString(passwordFile, credentials.superuser(), StandardCharsets.UTF_8);
            LOG.infof("Making a private Postgres %d cluster in %s", binaries.major(), settings.pgdata());
            List<String> command = new ArrayList<>(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + Credentials.SUPERUSER_ROLE,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C"));
            if (settings.durability() == ClusterSettings.Durability.NONE) {
                command.add("--no-sync");
            }
            ServerCommand.Result result = ServerCommand.run(account.command(command));
            if (!result.succeeded()) {
                throw failure("cannot make a Postgres cluster in " + settings.pgdata(), result.output());
            }
            Files.writeString(
                    draft.resolve("postgresql.conf"),
                    "\ninclude = 'embedsmith.conf'\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
            Files.move(draft, settings.pgdata(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The server that runs already, left behind by a process that was killed. */
    Optional<ServerAddress> running() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(settings.pgdata());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!file.get().isServerAlive()) {
            // Postgres itself would refuse to start while any process has this number, even a stranger.
            LOG.infof("Removing %s of a server that no longer runs", file.get().file());
            Files.deleteIfExists(file.get().file());
            return Optional.empty();
        }
        boolean portFits = settings.port().isEmpty()
                || settings.port().getAsInt() == file.get().port();
        if (file.get().ready() && portFits) {
            return Optional.of(new ServerAddress(file.get().port()));
        }
        stop();
        return Optional.empty();
    }

    /** Starts the server and returns when it takes connections. */
    ServerAddress start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = settings.port().isPresent() ? settings.port().getAsInt() : freePort();
            Files.write(
                    settings.pgdata().resolve("embedsmith.conf"),
                    ServerTuning.lines(settings, port),
                    StandardCharsets.UTF_8);
            long logStart = Files.exists(settings.log()) ? Files.size(settings.log()) : 0;
            ServerCommand.Result result = ServerCommand.run(account.command(List.of(
                    binaries.program("pg_ctl").toString(),
                    "start",
                    "--wait",
                    "--timeout=120",
                    "--pgdata=" + settings.pgdata(),
                    "--log=" + settings.log())));
            if (result.succeeded()) {
                LOG.infof("Private Postgres %d runs on 127.0.0.1:%d", binaries.major(), port);
                return new ServerAddress(port);
            }
            String log = logSince(logStart);
            if (!log.contains("Address already in use")) {
                throw failure("cannot start Postgres in " + settings.pgdata(), log.isBlank() ? result.output() : log);
            }
            if (settings.port().isPresent() || attempt == PORT_ATTEMPTS) {
                throw new ClusterException("port " + port
                        + " of 127.0.0.1 is taken by another program, so that Postgres cannot listen there; stop that"
                        + " program, or set embedsmith.database.port to a free port or to nothing for any free one");
            }
        }
    }

    /** Ends all connections and stops; returns when the server is gone. */
    void stop() {
        ServerCommand.Result result = ServerCommand.run(account.command(List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--wait",
                "--timeout=120",
                "--mode=fast",
                "--pgdata=" + settings.pgdata())));
        if (!result.succeeded() && isAlive()) {
            throw failure("cannot stop Postgres in " + settings.pgdata(), result.output());
        }
    }

    private boolean isAlive() {
        try {
            return PostmasterFile.read(settings.pgdata())
                    .filter(PostmasterFile::isServerAlive)
                    .isPresent();
        } catch (IOException e) {
            LOG.warnf("Cannot tell whether Postgres in %s still runs: %s", settings.pgdata(), e.getMessage());
            return true;
        }
    }

    private ClusterException failure(String what, String output) {
        String tail = output.strip();
        tail = tail.substring(Math.max(0, tail.length() - LOG_TAIL));
        if (tail.contains("No space left on device")) {
            return ClusterException.diskFull(
                    what + ": the disk of " + settings.dataDirectory() + " is full; make room there. " + tail);
        }
        return new ClusterException(what + "; its log is " + settings.log() + ": " + tail);
    }

    private String logSince(long start) throws IOException {
        if (!Files.exists(settings.log())) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(settings.log());
        int from = (int) Math.min(start, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
