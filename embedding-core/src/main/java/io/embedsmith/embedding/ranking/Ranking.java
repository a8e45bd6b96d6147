package io.embedsmith.embedding.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ordered result of one query: best first, ties by id, no passage twice.
 *
 * @param passages in order; use {@link #of} to sort
 */
public record Ranking(List<ScoredPassage> passages) {

    public Ranking {
        passages = List.copyOf(passages);
        Set<PassageId> seen = new HashSet<>();
        for (int i = 0; i < passages.size(); i++) {
            if (!seen.add(passages.get(i).id())) {
                throw new IllegalArgumentException(
                        "passage " + passages.get(i).id() + " is in the ranking twice; each may be there once");
            }
            if (i > 0 && ScoredPassage.BEST_FIRST.compare(passages.get(i - 1), passages.get(i)) > 0) {
                throw new IllegalArgumentException("ranks " + i + " and " + (i + 1)
                        + " are out of order: score descending, equal scores by id; use Ranking.of to sort");
            }
        }
    }

    /** Sorts the passages by {@link ScoredPassage#BEST_FIRST}. */
    public static Ranking of(List<ScoredPassage> passages) {
        return new Ranking(passages.stream().sorted(ScoredPassage.BEST_FIRST).toList());
    }

    /** The first {@code k} passages, or all when there are fewer. */
    public Ranking top(int k) {
        return k >= passages.size() ? this : new Ranking(passages.subList(0, k));
    }

    /** Number of passages. */
    public int size() {
        return passages.size();
    }
}
