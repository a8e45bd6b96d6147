package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.RetrievalException.Kind;
import io.embedsmith.retrieval.extract.worker.ExtractionWorker;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.parser.Parser;

/**
 * Where a child finds its classes. On a plain class path that is the parent's. In packagings whose class path is one
 * starter jar (Quarkus: {@code quarkus-run.jar}, libraries in {@code lib/main} and {@code lib/boot}) it is the folders
 * that this class and the parsers were loaded from.
 */
final class WorkerClassPath {
    private WorkerClassPath() {}

    static List<Path> derive() {
        Path own = location(ExtractionWorker.class);
        Path parsers = location(Parser.class);
        List<Path> declared = Stream.of(
                        System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .toList();
        return declared.contains(parsers) ? withOwn(own, declared) : ofFolders(own, parsers);
    }

    /** Frameworks load a module from its folder of classes even where the class path names its jar. */
    private static List<Path> withOwn(Path own, List<Path> declared) {
        return Stream.concat(Stream.of(own), declared.stream()).distinct().toList();
    }

    /** The jars beside the two locations; {@code own} may be a folder of classes. */
    static List<Path> ofFolders(Path own, Path parsers) {
        Set<Path> found = new LinkedHashSet<>();
        found.add(own);
        for (Path location : List.of(own, parsers)) {
            Path folder = location.getParent();
            if (Files.isRegularFile(location) && folder != null) {
                found.addAll(jars(folder));
                // Quarkus keeps what its starter needs, Jackson and logging among it, in a sibling.
                found.addAll(jars(folder.resolveSibling("boot")));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unavailable("the folder " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            throw unavailable(
                    "it is not known where " + type.getName() + " was loaded from (" + url + ")",
                    new IllegalStateException("no code source"));
        }
        try {
            return Path.of(url.toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw unavailable("the location " + url + " is not a path", e);
        }
    }

    private static RetrievalException unavailable(String what, Exception cause) {
        return new RetrievalException(
                Kind.UNAVAILABLE,
                "extractor-unavailable",
                "no class path for the extraction process: " + what + "; set the class path in the settings",
                cause);
    }
}
