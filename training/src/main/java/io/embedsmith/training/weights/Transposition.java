package io.embedsmith.training.weights;

/** Turns matrices over, a block of rows at a time so that both sides stay in the cache. */
final class Transposition {
    private static final int BLOCK = 32;

    private Transposition() {}

    /**
     * Writes rows of a matrix as columns of its transpose.
     *
     * @param rows some rows of the matrix, one after the other, {@code count} of them
     * @param first number of the first of them in the matrix
     * @param transpose shape {@code [columns, height]}
     */
    static void scatter(float[] rows, int count, int first, float[] transpose, int height) {
        int columns = transpose.length / height;
        for (int row = 0; row < count; row += BLOCK) {
            int end = Math.min(count, row + BLOCK);
            for (int column = 0; column < columns; column++) {
                int target = column * height + first;
                for (int i = row; i < end; i++) {
                    transpose[target + i] = rows[i * columns + column];
                }
            }
        }
    }

    /** Fills {@code rows} with {@code count} rows, from {@code first} on, of the transpose of {@code matrix}. */
    static void gather(float[] matrix, int height, int first, int count, float[] rows) {
        int columns = matrix.length / height;
        for (int row = 0; row < count; row += BLOCK) {
            int end = Math.min(count, row + BLOCK);
            for (int column = 0; column < columns; column++) {
                int source = column * height + first;
                for (int i = row; i < end; i++) {
                    rows[i * columns + column] = matrix[source + i];
                }
            }
        }
    }
}
