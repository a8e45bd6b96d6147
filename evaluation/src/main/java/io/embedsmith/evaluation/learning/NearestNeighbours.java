package io.embedsmith.evaluation.learning;

import io.embedsmith.evaluation.linear.DoubleProduct;
import java.util.Arrays;

/**
 * The rows nearest to a row by Euclidean distance, found by trying all, of equally near ones the first: what scikit-learn's
 * {@code KNeighborsClassifier} asks for above 15 dimensions. Distances are computed in double.
 */
public final class NearestNeighbours {
    private static final int BLOCK = 1024;

    private final double[][] rows;
    private final double[] norms;
    private final int k;

    /** Looks for {@code k} of the rows. */
    public NearestNeighbours(float[][] rows, int k) {
        if (k < 1 || k > rows.length) {
            throw new IllegalArgumentException(
                    k + " neighbours of " + rows.length + " rows are asked for; from 1 to all can be found");
        }
        this.rows = new double[rows.length][rows[0].length];
        this.norms = new double[rows.length];
        this.k = k;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                this.rows[i][j] = rows[i][j];
                norms[i] += this.rows[i][j] * this.rows[i][j];
            }
        }
    }

    /** Places of the nearest rows for each query, shape {@code [queries, k]}, nearest first. */
    public int[][] of(float[][] queries) {
        int[][] nearest = new int[queries.length][];
        for (int start = 0; start < queries.length; start += BLOCK) {
            float[][] block = Arrays.copyOfRange(queries, start, Math.min(queries.length, start + BLOCK));
            double[][] products = new double[rows.length][block.length];
            DoubleProduct.multiply(rows, TrainingSet.transposed(block), products);
            for (int i = 0; i < block.length; i++) {
                nearest[start + i] = nearest(products, i);
            }
        }
        return nearest;
    }

    /** |q - r|² without |q|², which is the same for all rows. */
    private int[] nearest(double[][] products, int query) {
        int[] places = new int[k];
        double[] distances = new double[k];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int row = 0; row < rows.length; row++) {
            double distance = norms[row] - 2 * products[row][query];
            int at = k;
            while (at > 0 && distance < distances[at - 1]) {
                at--;
            }
            if (at < k) {
                System.arraycopy(distances, at, distances, at + 1, k - 1 - at);
                System.arraycopy(places, at, places, at + 1, k - 1 - at);
                distances[at] = distance;
                places[at] = row;
            }
        }
        return places;
    }
}
