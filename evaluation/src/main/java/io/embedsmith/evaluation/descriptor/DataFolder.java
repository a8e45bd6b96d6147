package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.dataset.FileRevision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the data files of tasks are.
 *
 * @param path relative names start there
 * @param remedy what somebody does about a missing file
 */
public record DataFolder(Path path, String remedy) {

    /** The file, if it is there. */
    Optional<Path> find(DataFile file) {
        return file.names().stream()
                .map(name -> path.resolve(name).normalize())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The file, after its hash was compared.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException naming the descriptor's line, if it is missing or
     *     another one
     */
    public Path verified(DataFile file) {
        Path found = find(file).orElseThrow(() -> file.place().malformed(missing(file)));
        file.sha256().ifPresent(expected -> {
            String actual = FileRevision.of(found);
            if (!actual.equals(expected)) {
                throw file.place()
                        .malformed(found + " has the SHA-256 " + actual + ", the task was made for " + expected
                                + "; fetch the right file, or write the new hash here if the change was meant");
            }
        });
        return found;
    }

    /** The hash that the descriptor names, or that of the file as it is. */
    String hash(DataFile file) {
        return file.sha256().orElseGet(() -> FileRevision.of(verified(file)));
    }

    private String missing(DataFile file) {
        List<String> others = file.names().subList(1, file.names().size());
        return "there is no file " + path.resolve(file.path()).normalize().toAbsolutePath()
                + (others.isEmpty() ? "" : ", and none of " + others + " beside it") + "; " + remedy;
    }
}
