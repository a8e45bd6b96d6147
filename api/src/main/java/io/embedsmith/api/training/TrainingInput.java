package io.embedsmith.api.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The caller's files of a training. They go by names of ours; what a file holds is told by its content.
 *
 * @param train what is learned from
 * @param development what is measured on
 */
public record TrainingInput(List<Path> train, Optional<Path> development) {
    /** Most files of one training; one digit counts them. */
    public static final int MOST_FILES = 9;

    private static final String TRAIN = "train-";
    private static final String DEVELOPMENT = "dev";

    public TrainingInput {
        train = List.copyOf(train);
    }

    /** What the files are called, in the order of {@link #all}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= train.size(); i++) {
            names.add(TRAIN + i);
        }
        development.ifPresent(file -> names.add(DEVELOPMENT));
        return names;
    }

    /** Those to learn from, then the one to measure on. */
    public List<Path> all() {
        return Stream.concat(train.stream(), development.stream()).toList();
    }

    /** Where in a folder the one to measure on lies. */
    static Path development(Path folder) {
        return folder.resolve(DEVELOPMENT);
    }

    /** What lies in a folder under those names. */
    static TrainingInput in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> train = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(TRAIN))
                    .sorted()
                    .toList();
            return new TrainingInput(train, Optional.of(development(folder)).filter(Files::exists));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
