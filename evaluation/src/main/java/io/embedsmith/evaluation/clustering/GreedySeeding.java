package io.embedsmith.evaluation.clustering;

import io.embedsmith.evaluation.linear.DoubleProduct;
import io.embedsmith.evaluation.random.NumpyRandomState;

/**
 * Greedy k-means++ (Arthur and Vassilvitskii, SODA 2007): the next centre is drawn with a chance proportional to the
 * squared distance from those chosen, several are drawn, and the one that leaves the least distance is kept. Distances are
 * computed in double and kept in float, sums of them are float, as in scikit-learn: the draws depend on it.
 */
final class GreedySeeding {
    private final float[][] points;
    private final double[][] columns;
    private final double[] norms;
    private final NumpyRandomState random;

    private GreedySeeding(float[][] points, NumpyRandomState random) {
        this.points = points;
        this.columns = new double[points[0].length][points.length];
        this.norms = new double[points.length];
        this.random = random;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = points[i][j];
                norms[i] += columns[j][i] * columns[j][i];
            }
        }
    }

    /** Chooses {@code clusters} of the points. */
    static float[][] choose(float[][] points, int clusters, NumpyRandomState random) {
        return new GreedySeeding(points, random).choose(clusters);
    }

    private float[][] choose(int clusters) {
        int trials = 2 + (int) Math.log(clusters);
        float[][] centres = new float[clusters][];
        int first = random.choice(Batches.equalChances(points.length), 1)[0];
        centres[0] = points[first].clone();
        float[] closest = distances(first)[0];
        for (int c = 1; c < clusters; c++) {
            int[] candidates = draw(trials, closest);
            float[][] distances = distances(candidates);
            int best = 0;
            for (int t = 0; t < trials; t++) {
                keepLess(distances[t], closest);
                best = sum(distances[t]) < sum(distances[best]) ? t : best;
            }
            closest = distances[best];
            centres[c] = points[candidates[best]].clone();
        }
        return centres;
    }

    private int[] draw(int trials, float... closest) {
        float potential = sum(closest);
        float[] cumulated = closest.clone();
        for (int i = 1; i < cumulated.length; i++) {
            cumulated[i] += cumulated[i - 1];
        }
        int[] drawn = new int[trials];
        for (int t = 0; t < trials; t++) {
            drawn[t] = firstReaching(random.nextDouble() * potential, cumulated);
        }
        return drawn;
    }

    /** The last one when rounding puts the value beyond all. */
    private static int firstReaching(double value, float... ascending) {
        int low = 0;
        int high = ascending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Squared distances of some points to all, shape {@code [some, points]}. */
    private float[][] distances(int... some) {
        double[][] rows = new double[some.length][columns.length];
        for (int s = 0; s < some.length; s++) {
            for (int j = 0; j < columns.length; j++) {
                rows[s][j] = points[some[s]][j];
            }
        }
        double[][] products = new double[some.length][points.length];
        DoubleProduct.multiply(rows, columns, products);
        float[][] distances = new float[some.length][points.length];
        for (int s = 0; s < some.length; s++) {
            for (int i = 0; i < points.length; i++) {
                distances[s][i] = Math.max(0, (float) (-2 * products[s][i] + norms[some[s]] + norms[i]));
            }
        }
        return distances;
    }

    private static void keepLess(float[] distances, float... closest) {
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.min(distances[i], closest[i]);
        }
    }

    private static float sum(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) sum;
    }
}
