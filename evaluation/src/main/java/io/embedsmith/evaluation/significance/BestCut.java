package io.embedsmith.evaluation.significance;

/**
 * The best that a threshold on the predictions reaches, found as MTEB does: a cut behind each pair from the highest prediction
 * down but the last, equal predictions in the order of the pairs.
 */
final class BestCut {
    private final Column gold;
    private final Column predicted;
    private final int[] counts;

    BestCut(Column gold, Column predicted, int... counts) {
        this.gold = gold;
        this.predicted = predicted;
        this.counts = counts;
    }

    /** A score of a cut: of all kept, so many are right; what stays behind may hold more. */
    private interface CutScore {
        double of(long right, long kept);
    }

    double accuracy() {
        long positives = PairMetric.positives(gold, counts);
        long all = all();
        long negatives = all - positives;
        return best((right, kept) -> (double) (right + negatives - (kept - right)) / all);
    }

    double f1() {
        long positives = PairMetric.positives(gold, counts);
        return best((right, kept) -> 2.0 * right / (kept + positives));
    }

    private long all() {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        return all;
    }

    /** Of a pair that is there several times, the cuts in between are never better than those at both ends. */
    private double best(CutScore score) {
        long all = all();
        long kept = 0;
        long right = 0;
        double best = 0;
        for (int end = counts.length; end > 0; ) {
            int start = end - 1;
            double value = predicted.value(predicted.item(start));
            while (start > 0 && predicted.value(predicted.item(start - 1)) == value) {
                start--;
            }
            for (int place = start; place < end; place++) {
                int item = predicted.item(place);
                boolean positive = gold.value(item) > 0;
                // Behind the very last pair there is no cut.
                long taken = Math.min(counts[item], all - 1 - kept);
                kept += taken;
                right += positive ? taken : 0;
                if (taken > 0) {
                    best = Math.max(best, score.of(right, kept));
                }
            }
            end = start;
        }
        return best;
    }
}
