package io.embedsmith.training.testing;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Texts of given lengths, of random tokens, padded with zeros. */
@SuppressWarnings("ArrayRecordComponent")
public record TokenTensors(long[] ids, long[] mask, long rows, long columns) {

    public static TokenTensors random(long seed, int vocabulary, int... lengths) {
        SplittableRandom random = new SplittableRandom(seed);
        int columns = Arrays.stream(lengths).max().orElse(0);
        long[] ids = new long[lengths.length * columns];
        long[] mask = new long[ids.length];
        for (int row = 0; row < lengths.length; row++) {
            for (int token = 0; token < lengths[row]; token++) {
                ids[row * columns + token] = random.nextInt(5, vocabulary);
                mask[row * columns + token] = 1;
            }
        }
        return new TokenTensors(ids, mask, lengths.length, columns);
    }

    public long[] shape() {
        return new long[] {rows, columns};
    }
}
