package io.embedsmith.api.training;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.training.TrainingException;
import io.embedsmith.training.data.DataKind;
import io.embedsmith.training.data.TrainingFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Data to train on as it was uploaded, looked at before a job is made of it. A large or compressed file, which could take more
 * memory than the server has, is left to the training's own process.
 *
 * @param name as the caller calls it
 */
public record UploadedData(String name, Path file) {
    private static final long LARGEST_READ = 16L << 20;
    private static final String GZIP = "1f8b";

    /**
     * Says what is wrong with it.
     *
     * @param part of the form that it came in
     * @throws ApiException naming part, file and line
     */
    public void check(String part) {
        try {
            if (Files.size(file) <= LARGEST_READ && !isCompressed()) {
                read();
            }
        } catch (EvaluationException | TrainingException e) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "part '" + part + "': " + String.valueOf(e.getMessage()).replace(file.toString(), name),
                    e);
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.DISK_FULL, "the upload of '" + name + "' could not be read back; send it again", e);
        }
    }

    private boolean isCompressed() throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(content.readNBytes(2)).equals(GZIP);
        }
    }

    private void read() {
        switch (DataKind.of(file)) {
            case EXAMPLES -> TrainingFiles.examples(file);
            case PAIRS -> TrainingFiles.pairs(file);
        }
    }
}
