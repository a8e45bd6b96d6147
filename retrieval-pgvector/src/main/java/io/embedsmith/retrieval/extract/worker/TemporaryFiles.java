package io.embedsmith.retrieval.extract.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a child process for its temporary files: what a parser leaves there does not outlive the document.
 *
 * @param folder its name starts with {@link #NAME_START}, so that no other folder is ever emptied
 */
public record TemporaryFiles(Path folder) {
    /** How the name of such a folder starts. */
    public static final String NAME_START = "embedsmith-extract-";

    public TemporaryFiles {
        Path name = folder.getFileName();
        if (name == null || !name.toString().startsWith(NAME_START)) {
            throw new IllegalArgumentException(
                    "the folder " + folder + " is not one for temporary files: its name must start with " + NAME_START);
        }
    }

    /** Empties the folder. */
    public void wipe() throws IOException {
        Files.walkFileTree(folder, new Deletion());
    }

    /** Deletes the folder; nothing happens where there is none. */
    public void delete() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        wipe();
        Files.deleteIfExists(folder);
    }

    private final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (!visited.equals(folder)) {
                Files.deleteIfExists(visited);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
