package io.embedsmith.evaluation.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * How many positives and negatives lie in each of several bins of one width.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin, which holds it
 * @param positives count in each bin
 * @param negatives count in each bin
 */
public record Histogram(double low, double high, List<Integer> positives, List<Integer> negatives) {

    public Histogram {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    static Histogram of(int bins, double[] positives, double[] negatives) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] scores : List.of(positives, negatives)) {
            for (double score : scores) {
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
        }
        if (low == high) { // one score for all: a bin needs a width
            low -= 0.5;
            high += 0.5;
        }
        return new Histogram(low, high, counts(bins, low, high, positives), counts(bins, low, high, negatives));
    }

    private static List<Integer> counts(int bins, double low, double high, double... scores) {
        int[] counts = new int[bins];
        for (double score : scores) {
            counts[Math.min(bins - 1, (int) ((score - low) / (high - low) * bins))]++;
        }
        List<Integer> list = new ArrayList<>(bins);
        for (int count : counts) {
            list.add(count);
        }
        return list;
    }

    /** Number of bins. */
    public int bins() {
        return positives.size();
    }

    /** Lower edge of a bin, or with {@code bins()} the upper edge of the last. */
    public double edge(int bin) {
        return low + (high - low) * bin / bins();
    }

    /**
     * The share of each list that also lies in the other: the sum over the bins of the smaller share, 0 for lists that do not
     * meet and 1 for lists that lie alike.
     */
    double overlap() {
        double all = positives.stream().mapToInt(Integer::intValue).sum();
        double others = negatives.stream().mapToInt(Integer::intValue).sum();
        double overlap = 0;
        for (int bin = 0; bin < bins(); bin++) {
            overlap += Math.min(positives.get(bin) / all, negatives.get(bin) / others);
        }
        return overlap;
    }
}
