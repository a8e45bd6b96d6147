package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Immutable id of data that lies in files. */
public final class FileRevision {
    private FileRevision() {}

    /** SHA-256 over the bytes of the files in the order given, lower-case hex. */
    public static String of(Path... files) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            } catch (IOException e) {
                throw new UnreadableFileException(file, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
