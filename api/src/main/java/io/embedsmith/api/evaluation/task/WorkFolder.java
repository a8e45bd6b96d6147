package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A folder on the disk of the data that lives as long as a piece of work; what a killed one left is removed first. */
public record WorkFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkFolder.class);

    /** An empty one. */
    public static WorkFolder of(EmbedsmithConfig config, UUID work) {
        Path path = config.data().toAbsolutePath().resolve("tmp").resolve("evaluation-" + work);
        delete(path);
        try {
            return new WorkFolder(Files.createDirectories(path));
        } catch (IOException e) {
            throw new ApiException(ErrorCode.DISK_FULL, "cannot write into " + path + ": " + e.getMessage(), e);
        }
    }

    /** Writes the files of results; lines of settings that several results have in one file come one after the other. */
    void write(Path below, List<StoredFile> files) {
        for (StoredFile file : files) {
            Path target = below.resolve(file.path());
            try {
                Files.createDirectories(target.resolveSibling("."));
                byte[] content =
                        Files.exists(target) ? file.joined(Files.readAllBytes(target), file.content()) : file.content();
                Files.write(target, content);
            } catch (IOException e) {
                throw new ApiException(ErrorCode.DISK_FULL, "cannot write " + target + ": " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            LOG.warnf("Folder %s is left behind: %s", folder, e.getMessage());
        }
    }
}
