package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.linear.FloatProduct;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.Similarity;
import io.embedsmith.evaluation.task.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores of many queries against many candidates in float32, block by block. A score depends on its two vectors alone, so that
 * equal texts get equal scores.
 */
final class Scorer {
    private static final int CANDIDATES = 1024;
    private static final int QUERIES = 64;

    private final Similarity similarity;
    private final float[][] queries;

    Scorer(Similarity similarity, Embeddings queries) {
        this.similarity = similarity;
        this.queries = comparable(queries.toRows());
    }

    /** Hears the scores of one query against the candidates from {@code first} on; for one query never at the same time. */
    @FunctionalInterface
    interface Listener {
        void scored(int query, int first, float[] scores);
    }

    void score(Embeddings candidates, Listener listener) {
        for (int start = 0; start < candidates.rows(); start += CANDIDATES) {
            int first = start;
            int end = Math.min(candidates.rows(), start + CANDIDATES);
            float[][] columns = columns(candidates, start, end);
            IntStream.range(0, (queries.length + QUERIES - 1) / QUERIES)
                    .parallel()
                    .forEach(block -> {
                        int from = block * QUERIES;
                        float[][] ofBlock = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + QUERIES));
                        float[][] scores = new float[ofBlock.length][end - first];
                        FloatProduct.multiply(ofBlock, columns, scores);
                        for (int i = 0; i < scores.length; i++) {
                            listener.scored(from + i, first, scores[i]);
                        }
                    });
        }
    }

    /** The place of the candidate with the highest score for each query, of equals the first. */
    int[] nearest(Embeddings candidates, Progress progress) {
        int[] nearest = new int[queries.length];
        float[] highest = new float[queries.length];
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        score(candidates, (query, first, scores) -> {
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > highest[query]) {
                    highest[query] = scores[i];
                    nearest[query] = first + i;
                }
            }
            if (query == queries.length - 1) {
                progress.advance("candidates", first + scores.length, candidates.rows());
            }
        });
        return nearest;
    }

    private float[][] columns(Embeddings candidates, int start, int end) {
        float[][] rows = comparable(
                IntStream.range(start, end).mapToObj(candidates::copyRow).toArray(float[][]::new));
        float[][] columns = new float[candidates.dimension()][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private float[][] comparable(float[][] rows) {
        return similarity == Similarity.DOT
                ? rows
                : Arrays.stream(rows).map(Directions::of).toArray(float[][]::new);
    }
}
