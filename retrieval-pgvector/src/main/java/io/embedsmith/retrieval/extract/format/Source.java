package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.ExtractionLimits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The file to read, in the child process.
 *
 * @param file its bytes
 * @param name what the user calls it
 * @param declared media type as declared, not trusted
 * @param limits what it may cost
 */
public record Source(Path file, String name, Optional<String> declared, ExtractionLimits limits) {

    /** Extension of the name in lower case, without the dot; empty when there is none. */
    String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot < name.lastIndexOf('/')
                ? ""
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
