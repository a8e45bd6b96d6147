package io.embedsmith.evaluation.random;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** The stream of NumPy's {@code default_rng(seed)}. Not for use by several threads. */
public final class NumpyGenerator {
    /** NumPy goes another way for larger populations. */
    private static final int MOST_TO_CHOOSE_FROM = 10_000;

    private final Pcg64 bits;

    /** As {@code default_rng(seed)} for a seed that is not negative. */
    public NumpyGenerator(int seed) {
        this.bits = new Pcg64(new SeedSequence(seed).words(4));
    }

    /** As {@code shuffle(values)} of a list. */
    public void shuffle(int[] values) {
        Masked.shuffle(values, bits::nextWord);
    }

    /** As {@code permutation(n)}. */
    public int[] permutation(int n) {
        int[] permuted = IntStream.range(0, n).toArray();
        shuffle(permuted);
        return permuted;
    }

    /** As {@code choice(n, size=k, replace=False)}: by Floyd's algorithm, then shuffled. */
    public int[] choose(int n, int k) {
        if (k > n || n > MOST_TO_CHOOSE_FROM) {
            throw new IllegalArgumentException(
                    k + " of " + n + " cannot be chosen; at most all, of " + MOST_TO_CHOOSE_FROM + " at most, can be");
        }
        Set<Integer> seen = new HashSet<>();
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            int last = n - k + i;
            int drawn = Multiplied.upTo(last, bits::nextWord);
            chosen[i] = seen.add(drawn) ? drawn : last;
            seen.add(chosen[i]);
        }
        for (int i = k - 1; i > 0; i--) {
            int j = Multiplied.upTo(i, bits::nextWord);
            int swapped = chosen[i];
            chosen[i] = chosen[j];
            chosen[j] = swapped;
        }
        return chosen;
    }
}
