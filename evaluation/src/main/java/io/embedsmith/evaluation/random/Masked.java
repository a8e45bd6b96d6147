package io.embedsmith.evaluation.random;

import java.util.function.IntSupplier;

/** NumPy's way from words to bounded numbers: cut to as many bits as the bound has, draw again while beyond it. */
final class Masked {
    private Masked() {}

    /** A number from 0 to {@code max}, both included. NumPy draws nothing when there is nothing to choose. */
    static int upTo(int max, IntSupplier words) {
        if (max == 0) {
            return 0;
        }
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value = words.getAsInt() & mask;
        while (value > max) {
            value = words.getAsInt() & mask;
        }
        return value;
    }

    /** Fisher and Yates, from the end. */
    static void shuffle(int[] values, IntSupplier words) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = upTo(i, words);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
