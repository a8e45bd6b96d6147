package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.system.TestedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Files of results between a folder in MTEB's layout and the database. */
final class StoredFiles {
    private StoredFiles() {}

    /** What a run wrote of a result. */
    static List<StoredFile> of(ResultFolder folder, TestedModel model, TaskResult result) {
        List<StoredFile> files = new ArrayList<>();
        for (Path file : folder.files(model, result)) {
            String path = folder.results().relativize(file).toString();
            try {
                byte[] content = Files.readAllBytes(file);
                files.add(new StoredFile(
                        path, path.endsWith(StoredFile.SETTINGS) ? ofTask(content, result.task()) : content));
            } catch (IOException e) {
                throw new ApiException(
                        ErrorCode.DISK_FULL, "the result " + file + " cannot be read back: " + e.getMessage(), e);
            }
        }
        return files;
    }

    private static byte[] ofTask(byte[] settings, String task) {
        return new String(settings, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"task\":\"" + task + "\""))
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
