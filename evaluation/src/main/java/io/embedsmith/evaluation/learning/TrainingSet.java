package io.embedsmith.evaluation.learning;

/** Rows to learn from, in double, once by row and once by column: products go along the long side of either. */
final class TrainingSet {
    private final double[][] rows;
    private final double[][] columns;
    private final int[] classes;

    TrainingSet(float[][] rows, int... classes) {
        if (rows.length != classes.length || rows.length == 0) {
            throw new IllegalArgumentException("there are " + rows.length + " rows for " + classes.length
                    + " classes; one of each for at least 1 item is needed");
        }
        this.rows = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                this.rows[i][j] = rows[i][j];
            }
        }
        this.columns = transposed(rows);
        this.classes = classes.clone();
    }

    static double[][] transposed(float[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    /** Shape {@code [items, dimension]}. */
    double[][] rows() {
        return rows;
    }

    /** Shape {@code [dimension, items]}. */
    double[][] columns() {
        return columns;
    }

    int[] classes() {
        return classes;
    }

    int items() {
        return rows.length;
    }

    int dimension() {
        return columns.length;
    }
}
