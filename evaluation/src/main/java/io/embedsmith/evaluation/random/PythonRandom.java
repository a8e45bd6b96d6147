package io.embedsmith.evaluation.random;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The stream of Python's {@code random.Random(seed)}. Not for use by several threads. */
public final class PythonRandom {
    private final MersenneTwister twister;

    /** As {@code Random(seed)} for a seed that is not negative. */
    public PythonRandom(int seed) {
        this.twister = MersenneTwister.ofKey(seed);
    }

    /** As {@code random()}: in [0, 1). */
    public double nextDouble() {
        return twister.nextDouble();
    }

    /** As {@code choices(range(n), k=k)}: with replacement. */
    public int[] choices(int n, int k) {
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            chosen[i] = (int) (nextDouble() * n);
        }
        return chosen;
    }

    /** As {@code sample(range(n), k=k)}: without replacement, in the order of the draws. */
    public int[] sample(int n, int k) {
        if (k > n) {
            throw new IllegalArgumentException(k + " of " + n + " cannot be drawn without replacement");
        }
        return n <= poolLimit(k) ? fromPool(n, k) : rememberingChosen(n, k);
    }

    /** As {@code shuffle(values)}. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** Up to which population Python keeps the rest in a list: where that takes less memory than a set of the chosen. */
    private static long poolLimit(int k) {
        return k <= 5 ? 21 : 21 + Math.round(Math.pow(4, Math.ceil(Math.log(k * 3.0) / Math.log(4))));
    }

    private int[] fromPool(int n, int k) {
        int[] pool = new int[n];
        Arrays.setAll(pool, i -> i);
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            int j = below(n - i);
            chosen[i] = pool[j];
            pool[j] = pool[n - i - 1];
        }
        return chosen;
    }

    private int[] rememberingChosen(int n, int k) {
        Set<Integer> seen = new HashSet<>();
        int[] chosen = new int[k];
        for (int i = 0; i < k; i++) {
            int j = below(n);
            while (!seen.add(j)) {
                j = below(n);
            }
            chosen[i] = j;
        }
        return chosen;
    }

    private int below(int n) {
        int shift = Integer.numberOfLeadingZeros(n);
        int value = twister.nextWord() >>> shift;
        while (value >= n) {
            value = twister.nextWord() >>> shift;
        }
        return value;
    }
}
