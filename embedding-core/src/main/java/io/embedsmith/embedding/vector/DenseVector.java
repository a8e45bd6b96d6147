package io.embedsmith.embedding.vector;

import java.util.Arrays;

/** One text's point in embedding space, shape {@code [dimension]}. Owns its array and never shares it. */
public final class DenseVector {
    private final float[] values;

    private DenseVector(float[] values) {
        this.values = values;
    }

    /**
     * Copies the components.
     *
     * @throws IllegalArgumentException if there is no component, or one is NaN or infinite
     */
    public static DenseVector copyOf(float... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a vector has at least 1 component, got 0");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("component " + i + " of " + values.length + " is " + values[i]
                        + "; only finite values are allowed");
            }
        }
        return new DenseVector(values.clone());
    }

    /** Number of components. */
    public int dimension() {
        return values.length;
    }

    /** The components, a copy. */
    public float[] toArray() {
        return values.clone();
    }

    /** Component {@code index}, counted from 0. */
    public float get(int index) {
        return values[index];
    }

    /**
     * Inner product, summed in index order in double precision.
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double dot(DenseVector other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException(
                    "dimension mismatch: left has " + dimension() + ", right has " + other.dimension());
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }

    /** Euclidean length. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** Cosine of the angle to {@code other}, in [-1, 1]; 0 when either is the zero vector. */
    public double cosine(DenseVector other) {
        double norms = norm() * other.norm();
        return norms == 0 ? 0 : Math.clamp(dot(other) / norms, -1.0, 1.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DenseVector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "DenseVector[" + dimension() + "]";
    }
}
