package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Copies that live as long as a document is read; on the disk of the data, which is sized for them. */
final class TemporaryFiles {
    private static final Logger LOG = Logger.getLogger(TemporaryFiles.class);

    private TemporaryFiles() {}

    static Path folder(EmbedsmithConfig config) {
        return config.data().toAbsolutePath().resolve("tmp");
    }

    static Path create(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "job-", ".part");
        } catch (IOException e) {
            throw new ApiException(ErrorCode.DISK_FULL, "cannot write into " + folder + ": " + e.getMessage(), e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("Temporary file %s is left behind: %s", file, e.getMessage());
        }
    }
}
