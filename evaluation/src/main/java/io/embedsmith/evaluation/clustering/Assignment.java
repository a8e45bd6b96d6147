package io.embedsmith.evaluation.clustering;

import io.embedsmith.evaluation.linear.FloatProduct;
import java.util.Arrays;

/** Which centre is nearest to each point; of equally near ones the first. */
final class Assignment {
    /** So many points at once that the products with all centres stay in the cache. */
    private static final int BLOCK = 512;

    private Assignment() {}

    static int[] of(float[][] points, float[][] centres) {
        int[] nearest = new int[points.length];
        for (int start = 0; start < points.length; start += BLOCK) {
            int end = Math.min(points.length, start + BLOCK);
            int[] ofBlock = ofBlock(Arrays.copyOfRange(points, start, end), centres);
            System.arraycopy(ofBlock, 0, nearest, start, ofBlock.length);
        }
        return nearest;
    }

    /** Sum of the squared distances from each point to its centre. */
    static double inertia(float[][] points, float[][] centres, int... nearest) {
        float sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += Points.squaredDistance(points[i], centres[nearest[i]]);
        }
        return sum;
    }

    /** |x - c|² = |x|² - 2 x·c + |c|², of which the first term is the same for all centres. */
    private static int[] ofBlock(float[][] points, float[][] centres) {
        float[][] products = new float[centres.length][points.length];
        FloatProduct.multiply(centres, Points.transposed(points), products);
        int[] nearest = new int[points.length];
        float[] least = new float[points.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int c = 0; c < centres.length; c++) {
            float norm = Points.squaredNorm(centres[c]);
            for (int i = 0; i < points.length; i++) {
                float distance = norm - 2 * products[c][i];
                if (distance < least[i]) {
                    least[i] = distance;
                    nearest[i] = c;
                }
            }
        }
        return nearest;
    }
}
