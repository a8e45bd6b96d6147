package io.embedsmith.embedding.model;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files; about 1 GB/s where the processor has instructions for it. */
final class FileHash {
    private static final int BUFFER_BYTES = 1 << 18;

    private FileHash() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this is a bug", e);
        }
    }

    static ModelFile of(Path directory, String path) {
        Path file = directory.resolve(path);
        MessageDigest digest = sha256();
        long bytes = 0;
        try (InputStream content = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    file + " cannot be read: " + e.getMessage() + "; put the file there or remove the model directory",
                    e);
        }
        return new ModelFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** @throws ModelUnavailableException if the file is not the one that the manifest describes */
    static void verify(Path directory, ModelFile expected) {
        ModelFile actual = of(directory, expected.path());
        if (!actual.equals(expected)) {
            throw new ModelUnavailableException(directory.resolve(expected.path()) + " has " + actual.bytes()
                    + " bytes and SHA-256 " + actual.sha256() + ", its manifest says " + expected.bytes()
                    + " bytes and "
                    + expected.sha256()
                    + "; the file is damaged or was replaced: put the right one back, or write a new"
                    + " manifest if the change was meant");
        }
    }
}
