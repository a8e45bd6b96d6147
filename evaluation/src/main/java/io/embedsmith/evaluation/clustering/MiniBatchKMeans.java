package io.embedsmith.evaluation.clustering;

import io.embedsmith.evaluation.random.NumpyRandomState;

/**
 * Mini-batch k-means (Sculley, WWW 2010) as scikit-learn's {@code MiniBatchKMeans} runs it with its defaults: one greedy
 * k-means++ start on three batches, reassignment of small clusters, an early stop on the smoothed inertia, in float32 and
 * with the draws of {@code RandomState(seed)}. Sums of products are rounded in another order than in a BLAS, so that a
 * point halfway between two centres can go the other way, and a draw that falls between two points too.
 */
public final class MiniBatchKMeans {
    private static final int MOST_PASSES = 100;
    private static final int BATCHES_TO_START_FROM = 3;

    private final int clusters;
    private final int batchSize;
    private final int seed;

    /** For so many clusters. */
    public MiniBatchKMeans(int clusters, int batchSize, int seed) {
        if (clusters < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    clusters + " clusters in batches of " + batchSize + "; at least 1 of each is needed");
        }
        this.clusters = clusters;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** The cluster of each point, numbered from 0; rows of one length, at least as many as clusters. */
    public int[] cluster(float[][] points) {
        if (points.length < clusters) {
            throw new IllegalArgumentException(
                    points.length + " points cannot make " + clusters + " clusters; as many points are needed");
        }
        NumpyRandomState random = new NumpyRandomState(seed);
        Batches batches = new Batches(points, random);
        int size = Math.min(batchSize, points.length);
        Centres centres = new Centres(start(points, size, batches, random));
        EarlyStop earlyStop = new EarlyStop(size, points.length);
        long steps = (long) MOST_PASSES * points.length / size;
        boolean stop = false;
        for (long step = 0; step < steps && !stop; step++) {
            float[][] batch = batches.next(size);
            boolean reassign = centres.isTimeToReassign(size);
            int[] nearest = Assignment.of(batch, centres.means());
            double inertia = Assignment.inertia(batch, centres.means(), nearest);
            centres.learn(batch, nearest);
            if (reassign) {
                centres.reassign(batch, random);
            }
            stop = earlyStop.after(inertia);
        }
        return Assignment.of(points, centres.means());
    }

    private float[][] start(float[][] points, int size, Batches batches, NumpyRandomState random) {
        int wanted = BATCHES_TO_START_FROM * size;
        int sample = Math.min(points.length, wanted < clusters ? 3 * clusters : wanted);
        // Drawn to compare several starts, of which there is one; the stream runs on behind it all the same.
        batches.uniform(sample);
        return GreedySeeding.choose(sample < points.length ? batches.uniform(sample) : points, clusters, random);
    }
}
