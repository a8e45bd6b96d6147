package io.embedsmith.embedding.model;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where models are looked for when nothing else says so. */
public final class ModelFolders {
    private static final String PROPERTY = "embedsmith.models";
    private static final String ENVIRONMENT = "EMBEDSMITH_MODELS";

    private ModelFolders() {}

    /**
     * The folders that the system property {@code embedsmith.models} names, else the environment variable
     * {@code EMBEDSMITH_MODELS}; several are separated as in a class path.
     *
     * @throws IllegalStateException if neither is set
     */
    public static List<Path> configured() {
        String folders = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException("no model folder is set; start with -D" + PROPERTY
                        + "=FOLDER or set " + ENVIRONMENT
                        + " (the bundled models are in embedding-core/target/models after a build)"));
        return Arrays.stream(folders.split(File.pathSeparator)).map(Path::of).toList();
    }
}
