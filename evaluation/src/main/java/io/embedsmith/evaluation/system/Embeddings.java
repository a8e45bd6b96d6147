package io.embedsmith.evaluation.system;

import java.util.Arrays;

/**
 * Vectors of texts, shape {@code [rows, dimension]}, float32, row by row in one array that is never shared. As the model
 * gave them: nothing is normalised. Every component is finite.
 */
public final class Embeddings {
    private final float[] values;
    private final int rows;
    private final int dimension;

    private Embeddings(float[] values, int rows, int dimension) {
        this.values = values;
        this.rows = rows;
        this.dimension = dimension;
    }

    /** Copies rows of one length. */
    public static Embeddings copyOf(float[][] rows) {
        Builder builder = new Builder(rows.length, rows.length == 0 ? 1 : rows[0].length);
        for (float[] row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    /** Number of texts. */
    public int rows() {
        return rows;
    }

    /** Number of components of each vector. */
    public int dimension() {
        return dimension;
    }

    /** One component. */
    public float value(int row, int component) {
        return values[Math.multiplyExact(row, dimension) + component];
    }

    /** A copy of one vector. */
    public float[] copyRow(int row) {
        return Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
    }

    /** Copies the rows from {@code start} up to {@code end}, not included, to the beginning of {@code target}. */
    public void copyRows(int start, int end, float[] target) {
        System.arraycopy(values, start * dimension, target, 0, (end - start) * dimension);
    }

    /** A copy of all rows, each an array of its own. */
    public float[][] toRows() {
        float[][] copies = new float[rows][];
        for (int row = 0; row < rows; row++) {
            copies[row] = copyRow(row);
        }
        return copies;
    }

    /** A copy of all rows, one after the other. */
    public float[] toFloats() {
        return values.clone();
    }

    /** Those rows, in that order; a row may come more than once. */
    public Embeddings select(int... selected) {
        float[] chosen = new float[Math.multiplyExact(selected.length, dimension)];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(values, selected[i] * dimension, chosen, i * dimension, dimension);
        }
        return new Embeddings(chosen, selected.length, dimension);
    }

    /** Puts vectors one under the other. Not for use by several threads. */
    public static final class Builder {
        private final float[] values;
        private final int capacity;
        private final int dimension;
        private int rows;

        /** For exactly {@code rows} vectors of {@code dimension} components. */
        public Builder(int rows, int dimension) {
            if (rows < 0 || dimension < 1) {
                throw new IllegalArgumentException(rows + " rows of dimension " + dimension
                        + "; 0 rows or more, of dimension 1 or more, are needed");
            }
            long size = (long) rows * dimension;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(rows + " rows of dimension " + dimension + " are " + size
                        + " numbers; one set holds " + (Integer.MAX_VALUE - 8) + ", embed fewer texts at once");
            }
            this.values = new float[(int) size];
            this.capacity = rows;
            this.dimension = dimension;
        }

        /**
         * Copies the next vector.
         *
         * @throws UnusableEmbeddingsException if its dimension differs or a component is NaN or infinite
         */
        public Builder add(float... vector) {
            if (rows == capacity) {
                throw new IllegalStateException("all " + capacity + " rows are there already; this is a bug");
            }
            if (vector.length != dimension) {
                throw new UnusableEmbeddingsException("the vector of text " + rows + " (counted from 0) has dimension "
                        + vector.length + ", those before have " + dimension + "; a model gives one dimension");
            }
            requireFinite(vector);
            System.arraycopy(vector, 0, values, rows * dimension, dimension);
            rows++;
            return this;
        }

        /** All rows; the builder is used up. */
        public Embeddings build() {
            if (rows != capacity) {
                throw new UnusableEmbeddingsException(
                        "there are " + rows + " vectors for " + capacity + " texts; each text needs one");
            }
            return new Embeddings(values, rows, dimension);
        }

        private void requireFinite(float... vector) {
            for (int i = 0; i < vector.length; i++) {
                if (!Float.isFinite(vector[i])) {
                    throw new UnusableEmbeddingsException("the vector of text " + rows + " (counted from 0) has "
                            + vector[i] + " at component " + i
                            + "; only finite numbers can be compared, look at the model and its precision");
                }
            }
        }
    }
}
