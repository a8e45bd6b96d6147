package io.embedsmith.training.merge;

import java.util.Arrays;

/**
 * Keeps the share {@code density} of the changes that are largest in amount; of equal ones the first.
 *
 * <p>Implementation note: bits of floats that are not negative order as the floats do, so the smallest change to keep is
 * found by counting the upper 16 bits, then the lower 16 bits of those that share its upper ones: two passes, no sorting.
 */
record LargestChanges(double density) implements Sparsifier {
    private static final int HALF = 1 << 16;

    LargestChanges {
        Sparsifier.checked(density);
    }

    @Override
    public void apply(float[] changes, Place of) {
        int kept = (int) (density * changes.length);
        if (kept >= changes.length) {
            return;
        }
        if (kept == 0) {
            Arrays.fill(changes, 0);
            return;
        }
        int smallest = smallestKept(changes, kept);
        int atLimit = kept;
        for (float change : changes) {
            atLimit -= amount(change) > smallest ? 1 : 0;
        }
        for (int i = 0; i < changes.length; i++) {
            int amount = amount(changes[i]);
            if (amount < smallest || (amount == smallest && atLimit-- <= 0)) {
                changes[i] = 0;
            }
        }
    }

    /** Bits of the amount that exactly {@code kept} changes reach or exceed, equal ones aside. */
    private static int smallestKept(float[] changes, int kept) {
        int[] upper = new int[HALF];
        for (float change : changes) {
            upper[amount(change) >>> 16]++;
        }
        int left = kept;
        int high = HALF - 1;
        while (upper[high] < left) {
            left -= upper[high--];
        }
        int[] lower = new int[HALF];
        for (float change : changes) {
            int amount = amount(change);
            if (amount >>> 16 == high) {
                lower[amount & 0xffff]++;
            }
        }
        int low = HALF - 1;
        while (lower[low] < left) {
            left -= lower[low--];
        }
        return (high << 16) | low;
    }

    private static int amount(float change) {
        return Float.floatToRawIntBits(change) & 0x7fff_ffff;
    }
}
