package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A Postgres server of our own, in a data directory, reachable on 127.0.0.1 only.
 *
 * <p>One process owns the server of a data directory: it starts it, and stops it on {@link #close()}. A second process on
 * the same directory (the command line while the application runs) attaches: it uses the running server and leaves it
 * running. A server left behind by an owner that was killed is adopted by the next one.
 */
public final class PrivateCluster implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PrivateCluster.class);
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    private final ServerAddress address;
    private final Credentials credentials;
    private final Optional<Owned> owned;
    private final AtomicBoolean closed = new AtomicBoolean();

    private record Owned(PostgresServer server, OwnershipLock lock) {}

    private PrivateCluster(ServerAddress address, Credentials credentials, Optional<Owned> owned) {
        this.address = address;
        this.credentials = credentials;
        this.owned = owned;
    }

    /**
     * Makes the cluster if there is none, then starts, adopts or attaches.
     *
     * @throws ClusterException if no server or no pgvector is installed, the port is taken, or the disk is full
     */
    public static PrivateCluster start(ClusterSettings settings) {
        Path directory = settings.dataDirectory();
        if (directory.toString().matches(".*[\"'$`\\\\\\p{Cntrl}].*")) {
            throw new ClusterException("the data directory " + directory
                    + " has a quote, '$', '`', '\\' or control character in its path, which pg_ctl cannot take; choose"
                    + " another");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Instant deadline = Instant.now().plus(ATTACH_LIMIT);
            while (true) {
                Optional<OwnershipLock> lock = OwnershipLock.tryAcquire(directory);
                if (lock.isPresent()) {
                    return own(settings, lock.get());
                }
                Optional<PrivateCluster> attached = attach(settings);
                if (attached.isPresent()) {
                    return attached.get();
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new ClusterException("another process owns the Postgres in " + directory
                            + " and it did not become ready within " + ATTACH_LIMIT.toSeconds()
                            + " seconds; look at " + settings.log() + ", or stop that process");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new ClusterException("cannot use the data directory " + directory + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for the Postgres in " + directory, e);
        }
    }

    private static PrivateCluster own(ClusterSettings settings, OwnershipLock lock) throws IOException {
        try {
            Credentials credentials = Credentials.loadOrCreate(settings.dataDirectory());
            PostgresServer server = new PostgresServer(settings);
            server.initialise(credentials);
            Optional<ServerAddress> left = server.running();
            ServerAddress address;
            if (left.isPresent() && answers(left.get(), credentials)) {
                LOG.infof(
                        "Adopting the Postgres that a killed process left on port %d",
                        left.get().port());
                address = left.get();
            } else {
                if (left.isPresent()) {
                    server.stop();
                }
                address = server.start();
            }
            try {
                Bootstrap.run(address, credentials);
            } catch (SQLException e) {
                ClusterException failure = new ClusterException(
                        "cannot prepare the database on port " + address.port() + ": " + e.getMessage(), e);
                stopAfterFailure(server, failure);
                throw failure;
            }
            return new PrivateCluster(address, credentials, Optional.of(new Owned(server, lock)));
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static void stopAfterFailure(PostgresServer server, ClusterException failure) {
        try {
            server.stop();
        } catch (ClusterException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static Optional<PrivateCluster> attach(ClusterSettings settings) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(settings.pgdata());
        if (file.isEmpty() || !file.get().ready() || !file.get().isServerAlive()) {
            return Optional.empty();
        }
        Credentials credentials = Credentials.load(settings.dataDirectory());
        ServerAddress address = new ServerAddress(file.get().port());
        // The owner may still be making the database; the role that needs it last decides.
        try (Connection connection = address.application(credentials).unpooled().getConnection()) {
            if (connection.isValid(1)) {
                return Optional.of(new PrivateCluster(address, credentials, Optional.empty()));
            }
        } catch (SQLException notYet) {
            LOG.debugf("The Postgres on port %d is not ready: %s", address.port(), notYet.getMessage());
        }
        return Optional.empty();
    }

    private static boolean answers(ServerAddress address, Credentials credentials) {
        try (Connection connection =
                address.superuser("postgres", credentials).unpooled().getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            LOG.infof("The Postgres on port %d does not answer: %s", address.port(), e.getMessage());
            return false;
        }
    }

    private static void release(OwnershipLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warnf("Cannot let go of the data directory: %s", e.getMessage());
        }
    }

    /** The role that migrations run as; owns the tables. */
    public DatabaseAccess owner() {
        return address.owner(credentials);
    }

    /** The role that the application runs as; owns nothing and cannot pass row-level security. */
    public DatabaseAccess application() {
        return address.application(credentials);
    }

    /** Port on 127.0.0.1. */
    public int port() {
        return address.port();
    }

    /** Whether this process started or adopted the server, and will stop it. */
    public boolean isOwner() {
        return owned.isPresent();
    }

    /** Stops the server if this process owns it. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true) || owned.isEmpty()) {
            return;
        }
        try {
            owned.get().server().stop();
        } finally {
            release(owned.get().lock());
        }
    }
}
