package io.embedsmith.evaluation.random;

import java.util.Arrays;

/** The stream of NumPy's {@code RandomState(seed)}, which scikit-learn draws from. Not for use by several threads. */
public final class NumpyRandomState {
    private final MersenneTwister twister;

    /** As {@code RandomState(seed)}. */
    public NumpyRandomState(int seed) {
        this.twister = MersenneTwister.ofSeed(seed);
    }

    /** As {@code random_sample()} and {@code uniform()}: in [0, 1). */
    public double nextDouble() {
        return twister.nextDouble();
    }

    /** As {@code randint(0, bound, size)}. */
    public int[] integers(int bound, int size) {
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = Masked.upTo(bound - 1, twister::nextWord);
        }
        return drawn;
    }

    /** As {@code shuffle(values)}. */
    public void shuffle(int[] values) {
        Masked.shuffle(values, twister::nextWord);
    }

    /** As {@code permutation(n)}; its first entries are what {@code choice} without replacement gives. */
    public int[] permutation(int n) {
        int[] values = new int[n];
        Arrays.setAll(values, i -> i);
        shuffle(values);
        return values;
    }

    /** As {@code choice(n, size, p=probabilities)}, with replacement. */
    public int[] choice(double[] probabilities, int size) {
        double[] cumulated = probabilities.clone();
        for (int i = 1; i < cumulated.length; i++) {
            cumulated[i] += cumulated[i - 1];
        }
        double total = cumulated[cumulated.length - 1];
        for (int i = 0; i < cumulated.length; i++) {
            cumulated[i] /= total;
        }
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = firstBeyond(cumulated, nextDouble());
        }
        return drawn;
    }

    /** As {@code searchsorted(side="right")}. */
    private static int firstBeyond(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
