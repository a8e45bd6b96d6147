package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.Neighbour;
import java.util.List;

/** Finds, for the query of an example, the candidates that are nearest to it. */
public sealed interface CandidateSearch permits ExactCandidates, IndexedCandidates {
    /**
     * The best {@code depth} candidates of each example, or all that are found where there are fewer, in the order of {@link
     * Neighbour#BEST_FIRST}.
     *
     * @param examples by their number
     */
    List<List<Neighbour>> nearest(int[] examples, int depth);
}
