package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.dataset.FileRevision;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the data files of tasks are.
 *
 * @param path relative names start there
 * @param remedy what somebody does about a missing file
 */
public record DataFolder(Path path, String remedy) {

    /**
     * The file, after its hash was compared.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException naming the descriptor's line, if it is missing or
     *     another one
     */
    public Path verified(DataFile file) {
        Path found = path.resolve(file.path()).normalize();
        if (!Files.isRegularFile(found)) {
            throw file.place().malformed("there is no file " + found.toAbsolutePath() + "; " + remedy);
        }
        String actual = FileRevision.of(found);
        if (!actual.equals(file.sha256())) {
            throw file.place()
                    .malformed(found + " has the SHA-256 " + actual + ", the task was made for " + file.sha256()
                            + "; fetch the right file, or write the new hash here if the change was meant");
        }
        return found;
    }
}
