package io.embedsmith.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Examples of several files, counted through from 0.
 *
 * @param sizes examples of each file
 * @param all file by file
 * @param places of all of them, for complaints
 */
public record ExampleFiles<T extends Example>(List<Integer> sizes, List<T> all, List<ExamplePlace> places) {

    public ExampleFiles {
        sizes = List.copyOf(sizes);
        all = List.copyOf(all);
        places = List.copyOf(places);
        int sum = sizes.stream().mapToInt(Integer::intValue).sum();
        if (sum != all.size() || places.size() != all.size()) {
            throw new IllegalArgumentException("there are " + all.size() + " examples, the files have " + sum + ", and "
                    + places.size() + " places are known; all must be the same");
        }
    }

    /** Those of these files. */
    public static <T extends Example> ExampleFiles<T> ofPlaced(List<List<Placed<T>>> files) {
        return new ExampleFiles<>(
                files.stream().map(List::size).toList(),
                files.stream().flatMap(List::stream).map(Placed::example).toList(),
                files.stream().flatMap(List::stream).map(Placed::place).toList());
    }

    /** Those of files without a name. */
    public static <T extends Example> ExampleFiles<T> of(List<List<T>> files) {
        List<List<Placed<T>>> placed = new ArrayList<>();
        for (List<T> file : files) {
            Path name = Path.of("file " + (placed.size() + 1));
            List<Placed<T>> examples = new ArrayList<>();
            for (T example : file) {
                examples.add(
                        new Placed<>(example, new ExamplePlace(name, examples.size() + 1L, ExamplePlace.Unit.EXAMPLE)));
            }
            placed.add(examples);
        }
        return ofPlaced(placed);
    }

    /** Those of these numbers, in the order of the numbers. */
    public List<T> at(List<Integer> numbers) {
        return numbers.stream().map(all::get).toList();
    }

    /** Those that are wanted, in the same files. */
    public ExampleFiles<T> matching(Predicate<T> wanted) {
        List<List<Placed<T>>> kept = new ArrayList<>();
        int number = 0;
        for (int size : sizes) {
            List<Placed<T>> file = new ArrayList<>();
            for (int end = number + size; number < end; number++) {
                if (wanted.test(all.get(number))) {
                    file.add(new Placed<>(all.get(number), places.get(number)));
                }
            }
            kept.add(file);
        }
        return ofPlaced(kept);
    }

    /** Where the first of these stands, of which there must be one. */
    public ExamplePlace firstPlace(Predicate<T> wanted) {
        return IntStream.range(0, all.size())
                .filter(number -> wanted.test(all.get(number)))
                .mapToObj(places::get)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Has each of them looked at.
     *
     * @throws UnusableTrainingDataException with the place of the first that {@code check} refuses with an {@link
     *     IllegalArgumentException}
     */
    public void check(Consumer<T> check) {
        for (int number = 0; number < all.size(); number++) {
            try {
                check.accept(all.get(number));
            } catch (IllegalArgumentException e) {
                throw new UnusableTrainingDataException(places.get(number) + ": " + e.getMessage());
            }
        }
    }
}
