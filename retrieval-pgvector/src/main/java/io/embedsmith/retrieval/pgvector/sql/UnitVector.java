package io.embedsmith.retrieval.pgvector.sql;

import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.collection.VectorType;
import java.util.Locale;

/** Vectors of length 1, whose inner product is their cosine. */
public final class UnitVector {
    private static final double TOLERANCE = 1e-3;

    private UnitVector() {}

    /** The components; scaled where the model does not normalise. The zero vector stays what it is. */
    public static float[] of(DenseVector vector) {
        float[] values = vector.toArray();
        double norm = vector.norm();
        if (norm > 0 && Math.abs(norm - 1) > TOLERANCE) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] / norm);
            }
        }
        return values;
    }

    /** pgvector's text form. */
    public static String text(float[] values) {
        StringBuilder out = new StringBuilder(values.length * 12).append('[');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(values[i]);
        }
        return out.append(']').toString();
    }

    /** Name of the column's type. */
    public static String typeName(VectorType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
