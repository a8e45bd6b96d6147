package io.embedsmith.api.wiring;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the models that come with the program lie: {@code models} beside the packaged application, or where the build
 * unpacked them in a checkout.
 */
final class BundledModels {
    /** From the application's classes up to the root of a checkout. */
    private static final int LEVELS = 6;

    private BundledModels() {}

    static Optional<Path> find() {
        Optional<Path> start = location();
        return Stream.iterate(start.orElse(Path.of("")), path -> path != null, Path::getParent)
                .limit(LEVELS)
                .flatMap(folder -> Stream.of(folder.resolve("models"), folder.resolve("embedding-core/target/models")))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<Path> location() {
        var source = BundledModels.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    Path.of(source.getLocation().toURI()).toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own location is not a path: " + source.getLocation(), e);
        }
    }
}
