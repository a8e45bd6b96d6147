package io.embedsmith.evaluation.significance;

import java.util.random.RandomGenerator;

/** Which items have the outcomes of the two systems exchanged. */
final class Swaps {
    private final long[] words;

    private Swaps(long[] words) {
        this.words = words;
    }

    /** No item. */
    static Swaps ofNone(int items) {
        return new Swaps(new long[(items + Long.SIZE - 1) / Long.SIZE]);
    }

    /** The subset that a number stands for, a bit for each item; at most 62 items. */
    static Swaps ofBits(long bits) {
        return new Swaps(new long[] {bits});
    }

    /** Each item with a chance of one half. */
    static Swaps random(int items, RandomGenerator random) {
        long[] words = new long[(items + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextLong();
        }
        return new Swaps(words);
    }

    boolean at(int item) {
        return (words[item / Long.SIZE] >>> item & 1) != 0;
    }
}
