package io.embedsmith.evaluation.clustering;

/** Numbers about points that are rows of float32, rounded where scikit-learn rounds. */
final class Points {
    private Points() {}

    /** The points as columns, shape {@code [dimension, points]}. */
    static float[][] transposed(float[][] points) {
        float[][] columns = new float[points[0].length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = points[i][j];
            }
        }
        return columns;
    }

    static float squaredNorm(float... point) {
        double sum = 0;
        for (float component : point) {
            sum += (double) component * component;
        }
        return (float) sum;
    }

    /** Four components at a time, as scikit-learn adds them. */
    static float squaredDistance(float[] left, float[] right) {
        float sum = 0;
        int i = 0;
        for (; i + 4 <= left.length; i += 4) {
            float d0 = left[i] - right[i];
            float d1 = left[i + 1] - right[i + 1];
            float d2 = left[i + 2] - right[i + 2];
            float d3 = left[i + 3] - right[i + 3];
            sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        }
        for (; i < left.length; i++) {
            float difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }
}
