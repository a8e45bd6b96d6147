package io.embedsmith.evaluation.random;

/**
 * MT19937 (Matsumoto and Nishimura, TOMACS 1998), which NumPy's legacy generator and Python's {@code random} are built on;
 * the two seed it differently.
 */
final class MersenneTwister {
    private static final int LENGTH = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER = 0x8000_0000;
    private static final int LOWER = 0x7fff_ffff;
    private static final int MATRIX = 0x9908_b0df;

    private final int[] state = new int[LENGTH];
    private int next = LENGTH;

    private MersenneTwister() {}

    /** Seeded as by {@code init_genrand}: NumPy's way for an int. */
    static MersenneTwister ofSeed(int seed) {
        MersenneTwister twister = new MersenneTwister();
        twister.fill(seed);
        return twister;
    }

    /** Seeded as by {@code init_by_array}: Python's way. */
    static MersenneTwister ofKey(int... key) {
        MersenneTwister twister = new MersenneTwister();
        twister.fill(19_650_218);
        twister.mix(key);
        return twister;
    }

    private void fill(int seed) {
        state[0] = seed;
        for (int i = 1; i < LENGTH; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    private void mix(int... key) {
        int i = 1;
        int j = 0;
        for (int step = Math.max(LENGTH, key.length); step > 0; step--) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1_664_525)) + key[j] + j;
            i = wrapped(i + 1);
            j = (j + 1) % key.length;
        }
        for (int step = LENGTH - 1; step > 0; step--) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1_566_083_941)) - i;
            i = wrapped(i + 1);
        }
        state[0] = UPPER;
    }

    private int wrapped(int i) {
        if (i < LENGTH) {
            return i;
        }
        state[0] = state[LENGTH - 1];
        return 1;
    }

    /** The next 32 bits. */
    int nextWord() {
        if (next == LENGTH) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        return y ^ (y >>> 18);
    }

    /** The next number in [0, 1) with 53 random bits. */
    double nextDouble() {
        long high = Integer.toUnsignedLong(nextWord()) >>> 5;
        long low = Integer.toUnsignedLong(nextWord()) >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }

    private void twist() {
        for (int i = 0; i < LENGTH; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % LENGTH] & LOWER);
            state[i] = state[(i + MIDDLE) % LENGTH] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
        next = 0;
    }
}
