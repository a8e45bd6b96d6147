package io.embedsmith.embedding.search;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The passages whose vectors have the largest inner product with a query's, found by looking at all of them: the truth that an
 * index is measured against. Safe for use by several threads.
 *
 * <p>Implementation note: rows lie one after the other in blocks, so that a query walks memory in order. Products are summed
 * in index order in double precision, as {@link DenseVector#dot} does, so that equal vectors have equal scores.
 */
public final class ExactSearch {
    /** Rows of one block; a block of 4,096 rows of 512 components has 8 MiB. */
    private static final int BLOCK_ROWS = 4_096;

    private final List<PassageId> ids;
    private final int dimension;
    private final float[][] blocks;

    private ExactSearch(List<PassageId> ids, int dimension, float[][] blocks) {
        this.ids = ids;
        this.dimension = dimension;
        this.blocks = blocks;
    }

    /**
     * Copies the vectors.
     *
     * @param ids of the passages, each once
     * @param vectors of the passages, the i-th of the i-th id
     * @throws IllegalArgumentException if the lists differ in length or the vectors in dimension
     */
    public static ExactSearch over(List<PassageId> ids, List<DenseVector> vectors) {
        if (ids.size() != vectors.size()) {
            throw new IllegalArgumentException(
                    "there are " + ids.size() + " ids and " + vectors.size() + " vectors; give one vector for each id");
        }
        int dimension = vectors.isEmpty() ? 0 : vectors.getFirst().dimension();
        float[][] blocks = new float[Math.ceilDiv(vectors.size(), BLOCK_ROWS)][];
        for (int row = 0; row < vectors.size(); row++) {
            DenseVector vector = vectors.get(row);
            requireDimension("passage " + ids.get(row), vector, dimension);
            int block = row / BLOCK_ROWS;
            if (row % BLOCK_ROWS == 0) {
                blocks[block] = new float[Math.min(BLOCK_ROWS, vectors.size() - row) * dimension];
            }
            System.arraycopy(vector.toArray(), 0, blocks[block], row % BLOCK_ROWS * dimension, dimension);
        }
        return new ExactSearch(List.copyOf(ids), dimension, blocks);
    }

    /** The best {@code k}, or all when there are fewer; equal scores by id. */
    public Ranking search(DenseVector query, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; at least 1 is needed");
        }
        if (ids.isEmpty()) {
            return new Ranking(List.of());
        }
        requireDimension("the query", query, dimension);
        float[] components = query.toArray();
        Comparator<ScoredPassage> worstFirst = ScoredPassage.BEST_FIRST.reversed();
        PriorityQueue<ScoredPassage> best = new PriorityQueue<>(worstFirst);
        for (int row = 0; row < ids.size(); row++) {
            double score = dot(components, blocks[row / BLOCK_ROWS], row % BLOCK_ROWS * dimension);
            if (best.size() < k) {
                best.add(new ScoredPassage(ids.get(row), score));
            } else if (score >= best.element().score()) {
                best.add(new ScoredPassage(ids.get(row), score));
                best.remove(); // the new one, if its id comes later among equals
            }
        }
        return Ranking.of(Arrays.asList(best.toArray(ScoredPassage[]::new)));
    }

    private static double dot(float[] query, float[] block, int start) {
        double sum = 0;
        for (int i = 0; i < query.length; i++) {
            sum += (double) query[i] * block[start + i];
        }
        return sum;
    }

    private static void requireDimension(String whose, DenseVector vector, int dimension) {
        if (vector.dimension() != dimension) {
            throw new IllegalArgumentException("the vector of " + whose + " has " + vector.dimension()
                    + " components, those of the first passage " + dimension + "; embed all with one model");
        }
    }
}
