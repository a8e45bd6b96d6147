package io.embedsmith.evaluation.clustering;

import io.embedsmith.evaluation.random.NumpyRandomState;
import java.util.Arrays;

/** Draws points with replacement, all with the same chance. */
final class Batches {
    private final float[][] points;
    private final double[] chances;
    private final NumpyRandomState random;

    Batches(float[][] points, NumpyRandomState random) {
        this.points = points;
        this.chances = equalChances(points.length);
        this.random = random;
    }

    /** One over {@code n} as scikit-learn has it: a float, though draws are made from doubles. */
    static double[] equalChances(int n) {
        double[] chances = new double[n];
        Arrays.fill(chances, 1f / n);
        return chances;
    }

    /** The next batch. */
    float[][] next(int size) {
        return select(random.choice(chances, size));
    }

    /** Points drawn as whole numbers below their count, as for the first guess. */
    float[][] uniform(int size) {
        return select(random.integers(points.length, size));
    }

    private float[][] select(int... drawn) {
        float[][] selected = new float[drawn.length][];
        for (int i = 0; i < drawn.length; i++) {
            selected[i] = points[drawn[i]];
        }
        return selected;
    }
}
