package io.embedsmith.evaluation.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Area under precision over recall as a step function: the sum over distinct scores, highest first, of precision there
 * times the recall gained there. As {@code sklearn.metrics.average_precision_score}: items of one score come in together,
 * and nothing is interpolated.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /** Of items with scores, of which some are positive; 0 when none is. */
    public static double of(double[] scores, boolean[] positive) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        long positives =
                IntStream.range(0, scores.length).filter(i -> positive[i]).count();
        if (positives == 0) {
            return 0;
        }
        double area = 0;
        int found = 0;
        int foundBefore = 0;
        for (int rank = 1; rank <= scores.length; rank++) {
            int item = order.get(rank - 1);
            found += positive[item] ? 1 : 0;
            boolean lastOfItsScore = rank == scores.length || scores[order.get(rank)] != scores[item];
            if (lastOfItsScore) {
                area += (double) (found - foundBefore) / positives * found / rank;
                foundBefore = found;
            }
        }
        return area;
    }
}
