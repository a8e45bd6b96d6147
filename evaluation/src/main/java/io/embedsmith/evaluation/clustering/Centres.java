package io.embedsmith.evaluation.clustering;

import io.embedsmith.evaluation.random.NumpyRandomState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The means of the clusters so far and how many points each has seen. */
final class Centres {
    private static final float REASSIGNMENT_RATIO = 0.01f;

    private final float[][] means;
    private final float[] counts;
    private int seenSinceReassignment;

    Centres(float[][] means) {
        this.means = means;
        this.counts = new float[means.length];
    }

    float[][] means() {
        return means;
    }

    /**
     * Whether it is time to look for clusters that hardly any point comes to: after ten points for each cluster, or when
     * one has none at all. Asked once before each batch is learnt.
     */
    boolean isTimeToReassign(int batchSize) {
        seenSinceReassignment += batchSize;
        boolean due = seenSinceReassignment >= 10 * means.length;
        for (float count : counts) {
            due |= count == 0;
        }
        seenSinceReassignment = due ? 0 : seenSinceReassignment;
        return due;
    }

    /** Moves each mean by the points of the batch that came to it. */
    void learn(float[][] batch, int... nearest) {
        int[] arrivals = new int[means.length];
        for (int c : nearest) {
            arrivals[c]++;
        }
        for (int c = 0; c < means.length; c++) {
            scale(c, arrivals[c] > 0 ? counts[c] : 1);
        }
        for (int i = 0; i < batch.length; i++) {
            float[] mean = means[nearest[i]];
            for (int j = 0; j < mean.length; j++) {
                mean[j] += batch[i][j];
            }
        }
        for (int c = 0; c < means.length; c++) {
            if (arrivals[c] > 0) {
                counts[c] += arrivals[c];
                scale(c, 1 / counts[c]);
            }
        }
    }

    /** Puts clusters with less than a hundredth of the points of the largest on points of the batch, drawn at random. */
    void reassign(float[][] batch, NumpyRandomState random) {
        int[] small = small(batch.length / 2);
        if (small.length == 0) {
            return;
        }
        int[] drawn = random.permutation(batch.length);
        boolean[] isSmall = new boolean[means.length];
        for (int i = 0; i < small.length; i++) {
            means[small[i]] = batch[drawn[i]].clone();
            isSmall[small[i]] = true;
        }
        float least = Float.POSITIVE_INFINITY;
        for (int c = 0; c < means.length; c++) {
            least = isSmall[c] ? least : Math.min(least, counts[c]);
        }
        for (int c : small) {
            counts[c] = least;
        }
    }

    /** The clusters to put elsewhere in ascending order, at most so many: those with the fewest points. */
    private int[] small(int most) {
        float largest = 0;
        for (float count : counts) {
            largest = Math.max(largest, count);
        }
        float limit = REASSIGNMENT_RATIO * largest;
        int[] small =
                IntStream.range(0, counts.length).filter(c -> counts[c] < limit).toArray();
        return small.length <= most
                ? small
                : Arrays.stream(small)
                        .boxed()
                        .sorted(Comparator.comparingDouble(c -> counts[c]))
                        .limit(most)
                        .sorted()
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private void scale(int centre, float factor) {
        if (factor == 1) {
            return;
        }
        float[] mean = means[centre];
        for (int j = 0; j < mean.length; j++) {
            mean[j] *= factor;
        }
    }
}
