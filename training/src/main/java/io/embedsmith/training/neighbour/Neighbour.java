package io.embedsmith.training.neighbour;

import java.util.Comparator;

/**
 * A passage found for a query.
 *
 * @param passage its row
 * @param score inner product of the two vectors, higher is better
 */
public record Neighbour(int passage, double score) {
    /** Best first; equal scores by row. */
    public static final Comparator<Neighbour> BEST_FIRST =
            Comparator.comparingDouble(Neighbour::score).reversed().thenComparingInt(Neighbour::passage);
}
