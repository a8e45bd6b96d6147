package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;
import java.util.List;

/** Finds passages by their vectors. */
public interface NeighbourSearch {
    /**
     * The best {@code k} passages of each query, or all where there are fewer, in the order of {@link Neighbour#BEST_FIRST}.
     *
     * @param queries one row for each
     */
    List<List<Neighbour>> search(Embeddings queries, int k);
}
