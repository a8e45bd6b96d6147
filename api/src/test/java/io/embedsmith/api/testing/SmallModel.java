package io.embedsmith.api.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A real architecture with random weights, so small that merging it takes no time. */
final class SmallModel {
    private static final Path SOURCE = Path.of("../embedding-core/src/test/resources/models/tiny-bert");

    private SmallModel() {}

    static void write(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(SOURCE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
