package io.embedsmith.evaluation.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best that a threshold on a score can do, as MTEB looks for it: pairs in descending order of score, equal ones in
 * their own order, and a cut tried after each but the last, also between equal scores. So the cuts that take all or none
 * are never tried.
 *
 * @param accuracy best accuracy of all cuts
 * @param f1 best F1 of all cuts, which is another cut than that of the accuracy
 * @param precision at the cut of the best F1
 * @param recall at the cut of the best F1
 */
public record BestCut(double accuracy, double f1, double precision, double recall) {

    /** Tries every cut. */
    public static BestCut of(double[] scores, boolean[] positive) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        int positives =
                (int) IntStream.range(0, scores.length).filter(i -> positive[i]).count();
        int negativesLeft = scores.length - positives;
        int found = 0;
        double accuracy = 0;
        BestCut best = new BestCut(0, 0, 0, 0);
        for (int taken = 1; taken < scores.length; taken++) {
            if (positive[order.get(taken - 1)]) {
                found++;
            } else {
                negativesLeft--;
            }
            accuracy = Math.max(accuracy, (double) (found + negativesLeft) / scores.length);
            if (found > 0) {
                double precision = (double) found / taken;
                double recall = (double) found / positives;
                double f1 = 2 * precision * recall / (precision + recall);
                best = f1 > best.f1 ? new BestCut(0, f1, precision, recall) : best;
            }
        }
        return new BestCut(accuracy, best.f1, best.precision, best.recall);
    }
}
