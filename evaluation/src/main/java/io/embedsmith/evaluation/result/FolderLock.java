package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs from writing into one folder. The system releases it when the process ends, however it ends. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a folder, which is made if it is missing.
     *
     * @param purpose what writes there, in a word, such as {@code evaluation}
     * @throws FolderInUseException if another run has it
     */
    public static FolderLock of(Path folder, String purpose) {
        Path file = folder.resolve("." + purpose + ".lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new FolderLock(channel);
                }
            } catch (OverlappingFileLockException e) {
                // another run of this process; said below
            }
            channel.close();
            throw new FolderInUseException(folder, purpose);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of a folder cannot be given back", e);
        }
    }
}
