package io.embedsmith.evaluation.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there whole or not at all, whatever happens meanwhile: written beside their place, forced to the disk, then
 * moved over what was there.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the bytes. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; need not close. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; folders above it are made.
     *
     * @throws UnreadableFileException if it cannot be written; what was there before is kept
     */
    public static void write(Path file, Content content) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.resolveSibling(".").normalize();
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "." + absolute.getFileName(), ".tmp");
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                    content.writeTo(out);
                    out.flush();
                    channel.force(true);
                }
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
