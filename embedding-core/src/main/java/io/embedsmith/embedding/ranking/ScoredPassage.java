package io.embedsmith.embedding.ranking;

import java.util.Comparator;

/**
 * A passage with its score in one ranking.
 *
 * @param id the passage
 * @param score finite; higher is better
 */
public record ScoredPassage(PassageId id, double score) {

    /** The one order of results: score descending, equal scores by id ascending. */
    public static final Comparator<ScoredPassage> BEST_FIRST =
            Comparator.comparingDouble(ScoredPassage::score).reversed().thenComparing(ScoredPassage::id);

    public ScoredPassage {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score of passage " + id + " is " + score + "; only finite values rank");
        }
    }
}
