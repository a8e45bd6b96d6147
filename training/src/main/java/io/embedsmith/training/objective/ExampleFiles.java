package io.embedsmith.training.objective;

import java.util.List;

/**
 * Examples of several files, counted through.
 *
 * @param sizes examples of each file
 * @param all file by file
 */
record ExampleFiles<T>(List<Integer> sizes, List<T> all) {

    static <T> ExampleFiles<T> of(List<List<T>> files) {
        return new ExampleFiles<>(
                files.stream().map(List::size).toList(),
                files.stream().flatMap(List::stream).toList());
    }

    T get(int place) {
        return all.get(place);
    }
}
