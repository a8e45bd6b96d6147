package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;

/** Inner products whose value depends on nothing but the two vectors: summed in index order in double precision. */
public final class InnerProduct {
    private InnerProduct() {}

    /** Of vectors of one length. */
    public static double of(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    /** Length of the longest vector; 0 when there is none. */
    static double largestNorm(Embeddings vectors) {
        double largest = 0;
        for (int row = 0; row < vectors.rows(); row++) {
            float[] vector = vectors.copyRow(row);
            largest = Math.max(largest, of(vector, vector));
        }
        return Math.sqrt(largest);
    }
}
