package io.embedsmith.training.run;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Streams of random numbers that depend on the seed, what they are for, and a place in the run: nothing has to be
 * remembered to go on from a step.
 */
record Chance(long seed) {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    /** What is drawn. */
    enum Purpose {
        ORDER(1),
        NEGATIVES(2),
        DROPOUT(3);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    RandomGenerator stream(Purpose purpose, long place) {
        // SplittableRandom spreads neighbouring seeds itself; the nested one keeps purposes apart for every place.
        long ofPurpose = new SplittableRandom(seed + GOLDEN_RATIO * purpose.number).nextLong();
        return new SplittableRandom(ofPurpose + GOLDEN_RATIO * place);
    }

    long number(Purpose purpose, long place) {
        return stream(purpose, place).nextLong();
    }
}
