package io.embedsmith.api.job;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of a job as files again: each is copied out of the database once, however often it is read. */
final class StagedCopies implements AutoCloseable {
    private final Staging staging;
    private final Job job;
    private final Path folder;
    private final Map<Integer, Path> copies = new HashMap<>();

    StagedCopies(Staging staging, Job job, Path folder) {
        this.staging = staging;
        this.job = job;
        this.folder = folder;
    }

    Path of(Staging.Waiting file) {
        Path known = copies.get(file.ordinal());
        if (known != null) {
            return known;
        }
        Path copy = TemporaryFiles.create(folder);
        copies.put(file.ordinal(), copy);
        try {
            staging.read(job.tenant(), job.id(), file.ordinal(), copy);
            return copy;
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.DISK_FULL,
                    "'" + file.name() + "' cannot be written to " + copy + ": " + e.getMessage(),
                    e);
        }
    }

    /** Makes room; the file can be copied again. */
    void delete(Staging.Waiting file) {
        Path copy = copies.remove(file.ordinal());
        if (copy != null) {
            TemporaryFiles.delete(copy);
        }
    }

    @Override
    public void close() {
        copies.values().forEach(TemporaryFiles::delete);
        copies.clear();
    }
}
