package io.embedsmith.embedding.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * What an operator may tune of the model runtime.
 *
 * @param folders each a model directory, or a folder of them
 * @param threads processor threads for all models together, at least 1
 */
public record ModelHostSettings(List<Path> folders, int threads) {

    public ModelHostSettings {
        folders = List.copyOf(folders);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; at least 1 is needed");
        }
    }

    /** One folder, as many threads as the machine has processors. */
    public static ModelHostSettings of(Path folder) {
        return new ModelHostSettings(List.of(folder), Runtime.getRuntime().availableProcessors());
    }
}
