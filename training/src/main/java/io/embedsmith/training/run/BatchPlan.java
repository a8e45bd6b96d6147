package io.embedsmith.training.run;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which examples make which batch. In each epoch every file is put in a new order and cut into batches, and the batches of
 * all files are put in a new order; examples that do not fill a batch sit out that epoch.
 */
final class BatchPlan {
    private final List<Integer> sizes;
    private final int batchSize;
    private final Chance chance;
    private List<List<Integer>> epoch = List.of();
    private long epochNumber = -1;

    /** @param sizes examples of each file */
    BatchPlan(List<Integer> sizes, int batchSize, Chance chance) {
        this.sizes = List.copyOf(sizes);
        this.batchSize = batchSize;
        this.chance = chance;
        for (int i = 0; i < sizes.size(); i++) {
            if (sizes.get(i) < batchSize) {
                throw new IllegalArgumentException("training file " + (i + 1) + " has " + sizes.get(i)
                        + (sizes.get(i) == 1 ? " example" : " examples") + ", a batch " + batchSize
                        + "; lower the batch size or give more examples");
            }
        }
    }

    int batchesPerEpoch() {
        return sizes.stream().mapToInt(size -> size / batchSize).sum();
    }

    /** Places of the examples of a batch, counted over all epochs from 0. */
    List<Integer> batch(long number) {
        long wanted = number / batchesPerEpoch();
        if (wanted != epochNumber) {
            epoch = draw(chance.stream(Chance.Purpose.ORDER, wanted));
            epochNumber = wanted;
        }
        return epoch.get((int) (number % batchesPerEpoch()));
    }

    private List<List<Integer>> draw(RandomGenerator random) {
        List<List<Integer>> batches = new ArrayList<>();
        int first = 0;
        for (int size : sizes) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                places.add(first + i);
            }
            shuffle(places, random);
            for (int start = 0; start + batchSize <= size; start += batchSize) {
                batches.add(List.copyOf(places.subList(start, start + batchSize)));
            }
            first += size;
        }
        shuffle(batches, random);
        return batches;
    }

    /** Fisher and Yates. */
    private static <T> void shuffle(List<T> values, RandomGenerator random) {
        for (int i = values.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T value = values.get(i);
            values.set(i, values.get(other));
            values.set(other, value);
        }
    }
}
