package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;

/** Vectors of length 1, whose inner products are cosines. */
public final class UnitVectors {
    private UnitVectors() {}

    /** Each vector over its length; one of zeros stays as it is. */
    public static Embeddings of(Embeddings vectors) {
        Embeddings.Builder unit = new Embeddings.Builder(vectors.rows(), vectors.dimension());
        for (int row = 0; row < vectors.rows(); row++) {
            float[] vector = vectors.copyRow(row);
            double norm = Math.sqrt(InnerProduct.of(vector, vector));
            for (int i = 0; i < vector.length && norm > 0; i++) {
                vector[i] = (float) (vector[i] / norm);
            }
            unit.add(vector);
        }
        return unit.build();
    }
}
