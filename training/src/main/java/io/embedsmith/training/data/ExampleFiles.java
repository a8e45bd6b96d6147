package io.embedsmith.training.data;

import java.util.List;

/**
 * Examples of several files, counted through from 0.
 *
 * @param sizes examples of each file
 * @param all file by file
 */
public record ExampleFiles<T extends Example>(List<Integer> sizes, List<T> all) {

    public ExampleFiles {
        sizes = List.copyOf(sizes);
        all = List.copyOf(all);
        int sum = sizes.stream().mapToInt(Integer::intValue).sum();
        if (sum != all.size()) {
            throw new IllegalArgumentException(
                    "there are " + all.size() + " examples, and the files have " + sum + "; both must be the same");
        }
    }

    /** Those of these files. */
    public static <T extends Example> ExampleFiles<T> of(List<List<T>> files) {
        return new ExampleFiles<>(
                files.stream().map(List::size).toList(),
                files.stream().flatMap(List::stream).toList());
    }

    /** Those of these numbers, in the order of the numbers. */
    public List<T> at(List<Integer> places) {
        return places.stream().map(all::get).toList();
    }
}
