package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.Pooling;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Output of one run: token states {@code [B, T, D]}, or {@code [B, D]} where the graph pools by itself.
 *
 * @param values row by row
 * @param longest T
 * @param dimension D
 * @param lengths tokens of each text that are not padding, {@code [B]}
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one run, never compared
record TokenStates(FloatBuffer values, int longest, int dimension, int[] lengths) {

    /** Vector of text {@code b}, shape {@code [D]}. */
    float[] pool(int b, Pooling pooling) {
        return switch (pooling) {
            case IN_GRAPH -> row(b);
            case CLS -> row(b * longest);
            case LAST_TOKEN -> row(b * longest + lengths[b] - 1);
            case MEAN -> mean(b);
            case MAX -> max(b);
        };
    }

    private float[] row(int index) {
        float[] row = new float[dimension];
        values.get(index * dimension, row);
        return row;
    }

    private float[] mean(int b) {
        double[] sums = new double[dimension];
        for (int t = 0; t < lengths[b]; t++) {
            float[] state = row(b * longest + t);
            for (int d = 0; d < dimension; d++) {
                sums[d] += state[d];
            }
        }
        float[] mean = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            mean[d] = (float) (sums[d] / lengths[b]);
        }
        return mean;
    }

    private float[] max(int b) {
        float[] max = new float[dimension];
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        for (int t = 0; t < lengths[b]; t++) {
            float[] state = row(b * longest + t);
            for (int d = 0; d < dimension; d++) {
                max[d] = Math.max(max[d], state[d]);
            }
        }
        return max;
    }
}
