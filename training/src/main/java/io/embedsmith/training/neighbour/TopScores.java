package io.embedsmith.training.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The passages that may be among the best {@code k} of one query, judged by scores that are off by a known error at most:
 * with t the k-th of those seen so far, whatever lies more than twice the error below t is out for certain.
 */
final class TopScores {
    /** For what comes before the next look at all of them, beside k. */
    private static final int ROOM = 16;

    private final int k;
    private final float band;
    private final IntToDoubleFunction exactScore;
    private final float[] scores;
    private final int[] passages;
    private int size;
    private float threshold = Float.NEGATIVE_INFINITY;

    /**
     * Nothing yet.
     *
     * @param error how far a score may be from the exact one
     * @param exactScore of a passage
     */
    TopScores(int k, double error, IntToDoubleFunction exactScore) {
        this.k = k;
        this.band = Math.nextUp((float) (2 * error));
        this.exactScore = exactScore;
        this.scores = new float[2 * k + ROOM];
        this.passages = new int[2 * k + ROOM];
    }

    /** Looks at the next passages, the first of which is row {@code first}. */
    void offer(float[] row, int first) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] >= threshold) {
                add(first + i, row[i]);
            }
        }
    }

    private void add(int passage, float score) {
        if (size == scores.length) {
            prune();
            if (score < threshold) {
                return;
            }
        }
        scores[size] = score;
        passages[size++] = passage;
    }

    private void prune() {
        float[] ascending = Arrays.copyOf(scores, size);
        Arrays.sort(ascending);
        threshold = Math.max(threshold, ascending[size - k] - band);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (scores[i] >= threshold) {
                scores[kept] = scores[i];
                passages[kept++] = passages[i];
            }
        }
        size = kept;
        if (size > (k + scores.length) / 2) {
            keepBest(); // many alike: only exact scores can tell
        }
    }

    private void keepBest() {
        Set<Integer> best = best().stream().map(Neighbour::passage).collect(Collectors.toSet());
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (best.contains(passages[i])) {
                scores[kept] = scores[i];
                passages[kept++] = passages[i];
            }
        }
        size = kept;
    }

    /** The best k by exact scores. */
    List<Neighbour> best() {
        List<Neighbour> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(new Neighbour(passages[i], exactScore.applyAsDouble(passages[i])));
        }
        all.sort(Neighbour.BEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(k, size)));
    }
}
