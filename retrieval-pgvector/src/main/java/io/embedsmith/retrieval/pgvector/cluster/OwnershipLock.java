package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Says which process starts and stops the server of a data directory. The operating system lets go of it when the
 * process ends, however it ends.
 *
 * <p>POSIX drops a process's lock on a file as soon as the process closes <em>any</em> descriptor of it. So a second try
 * in one JVM must not even open the file; what is held is noted in the system properties, which all class loaders share.
 */
final class OwnershipLock implements AutoCloseable {
    /** Not below "embedsmith.": the application refuses to start on a setting there that it does not know. */
    private static final String PROPERTY = "private-postgres.owned:";

    private final FileChannel channel;
    private final String note;

    private OwnershipLock(FileChannel channel, String note) {
        this.channel = channel;
        this.note = note;
    }

    /** Empty when another process, or another part of this one, owns the server. */
    static Optional<OwnershipLock> tryAcquire(Path dataDirectory) throws IOException {
        Properties notes = System.getProperties();
        String note = PROPERTY + dataDirectory.toRealPath();
        if (notes.putIfAbsent(note, "held") != null) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(
                    dataDirectory.resolve("embedsmith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(new OwnershipLock(channel, note));
            }
            channel.close();
        } catch (IOException e) {
            notes.remove(note);
            throw e;
        }
        notes.remove(note);
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(note);
        }
    }
}
