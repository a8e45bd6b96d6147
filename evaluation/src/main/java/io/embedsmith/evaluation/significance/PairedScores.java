package io.embedsmith.evaluation.significance;

import io.embedsmith.evaluation.task.Items;
import java.util.List;

/** The metric is the mean of a score for each item. */
final class PairedScores implements PairedPart {
    private final double[] first;
    private final double[] second;

    private PairedScores(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    static PairedScores of(Items.Scores first, Items.Scores second, String metric) {
        SameItems.require(first.ids(), second.ids());
        return new PairedScores(scores("first", first, metric), scores("second", second, metric));
    }

    private static double[] scores(String which, Items.Scores items, String metric) {
        List<Double> scores = items.byMetric().get(metric);
        if (scores == null) {
            throw new IncomparableException("the items of the " + which + " system have no score '" + metric
                    + "'; they have " + items.byMetric().keySet());
        }
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public int items() {
        return first.length;
    }

    @Override
    public double first(int... counts) {
        return mean(first, counts);
    }

    @Override
    public double second(int... counts) {
        return mean(second, counts);
    }

    private static double mean(double[] scores, int... counts) {
        double sum = 0;
        long taken = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += counts[i] * scores[i];
            taken += counts[i];
        }
        return sum / taken;
    }

    @Override
    public double difference(Swaps swaps, int offset) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = first[i] - second[i];
            sum += swaps.at(offset + i) ? -difference : difference;
        }
        return sum / first.length;
    }
}
