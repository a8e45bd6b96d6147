package io.embedsmith.evaluation.random;

import java.util.function.IntSupplier;

/**
 * NumPy's newer way from words to bounded numbers (Lemire, TOMACS 2019): the high half of the word times the number of
 * values, drawn again where that would favour some of them.
 */
final class Multiplied {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private Multiplied() {}

    /** A number from 0 to {@code max}, both included; nothing is drawn when there is nothing to choose. */
    static int upTo(int max, IntSupplier words) {
        if (max == 0) {
            return 0;
        }
        long values = max + 1L;
        long product = Integer.toUnsignedLong(words.getAsInt()) * values;
        if ((product & LOW_HALF) < values) {
            long least = (LOW_HALF - max) % values;
            while ((product & LOW_HALF) < least) {
                product = Integer.toUnsignedLong(words.getAsInt()) * values;
            }
        }
        return (int) (product >>> Integer.SIZE);
    }
}
