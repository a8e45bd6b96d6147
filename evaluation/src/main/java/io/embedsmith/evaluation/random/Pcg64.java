package io.embedsmith.evaluation.random;

/** PCG XSL-RR 128/64 (O'Neill, HMC-CS-2014-0905), the generator behind NumPy's {@code default_rng}. */
final class Pcg64 {
    private static final long MULTIPLIER_HIGH = 0x2360_ED05_1FC6_5DA4L;
    private static final long MULTIPLIER_LOW = 0x4385_DF64_9FCC_F645L;

    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;
    private boolean halfLeft;
    private int half;

    /** Seeded by four words as NumPy does: state and stream, the high words first. */
    Pcg64(long... seed) {
        incrementHigh = (seed[2] << 1) | (seed[3] >>> 63);
        incrementLow = (seed[3] << 1) | 1;
        step();
        add(seed[0], seed[1]);
        step();
    }

    /** The next 32 bits: the low half of a word, then its high half. */
    int nextWord() {
        if (halfLeft) {
            halfLeft = false;
            return half;
        }
        long word = nextLong();
        half = (int) (word >>> 32);
        halfLeft = true;
        return (int) word;
    }

    private long nextLong() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    private void step() {
        long productHigh =
                Math.unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        high = productHigh;
        add(incrementHigh, incrementLow);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }
}
