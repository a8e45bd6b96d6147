package io.embedsmith.training.data;

import java.nio.file.Path;
import java.util.List;

/** Nothing can be learnt from nothing. */
final class NoEmptyFile {
    private NoEmptyFile() {}

    static <T> List<T> checked(Path source, List<T> examples) {
        if (examples.isEmpty()) {
            throw new UnusableTrainingDataException(
                    source + " holds no training example; at least 1 is needed, is it the right file?");
        }
        return List.copyOf(examples);
    }
}
