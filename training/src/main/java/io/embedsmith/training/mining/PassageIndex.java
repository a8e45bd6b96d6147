package io.embedsmith.training.mining;

import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;

/** Passages with an index over their vectors, such as a collection. Safe for use by several threads. */
public interface PassageIndex {
    /** How many passages can be found for a query. */
    int deepest();

    /**
     * The passages nearest to a query, as far as the index finds them.
     *
     * @param query of length 1
     * @param k 1 to {@link #deepest()}
     */
    List<IndexedPassage> nearest(DenseVector query, int k);
}
