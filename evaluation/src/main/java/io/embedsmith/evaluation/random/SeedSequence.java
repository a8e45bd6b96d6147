package io.embedsmith.evaluation.random;

/** NumPy's {@code SeedSequence} of one int: spreads few seed bits over much state (after O'Neill's {@code seed_seq_fe}). */
final class SeedSequence {
    private static final int POOL_SIZE = 4;

    private final int[] pool = new int[POOL_SIZE];
    private int hash = 0x43b0_d7e5;

    SeedSequence(int seed) {
        for (int i = 0; i < POOL_SIZE; i++) {
            pool[i] = hashed(i == 0 ? seed : 0);
        }
        for (int source = 0; source < POOL_SIZE; source++) {
            for (int target = 0; target < POOL_SIZE; target++) {
                if (source != target) {
                    pool[target] = mixed(pool[target], hashed(pool[source]));
                }
            }
        }
    }

    /** As {@code generate_state(count, uint64)}. */
    long[] words(int count) {
        int constant = 0x8b51_f9dd;
        long[] words = new long[count];
        for (int i = 0; i < 2 * count; i++) {
            int value = pool[i % POOL_SIZE] ^ constant;
            constant *= 0x58f3_8ded;
            value *= constant;
            value ^= value >>> 16;
            // little-endian: the low half first
            words[i / 2] |= Integer.toUnsignedLong(value) << (i % 2 == 0 ? 0 : 32);
        }
        return words;
    }

    private int hashed(int value) {
        int result = value ^ hash;
        hash *= 0x931e_8875;
        result *= hash;
        return result ^ (result >>> 16);
    }

    private static int mixed(int x, int y) {
        int result = 0xca01_f9dd * x - 0x4973_f715 * y;
        return result ^ (result >>> 16);
    }
}
