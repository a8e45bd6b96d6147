package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;

/** Inner products whose value depends on nothing but the two vectors: summed in index order in double precision. */
public final class InnerProduct {
    private static final double SHORTEST = 1e-8;

    private InnerProduct() {}

    /** Of vectors of one length. */
    public static double of(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    /** The cosine of the angle between them; 0 where one is too short to have a direction. */
    public static double cosine(float[] left, float[] right) {
        double dot = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            dot += (double) left[i] * right[i];
            leftSquare += (double) left[i] * left[i];
            rightSquare += (double) right[i] * right[i];
        }
        double leftLength = Math.sqrt(leftSquare);
        double rightLength = Math.sqrt(rightSquare);
        return Math.min(leftLength, rightLength) <= SHORTEST ? 0 : dot / (leftLength * rightLength);
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
