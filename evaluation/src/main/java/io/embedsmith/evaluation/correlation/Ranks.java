package io.embedsmith.evaluation.correlation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Places in ascending order, counted from 1; equal values share the mean of their places. */
public final class Ranks {
    private Ranks() {}

    /** The place of each value. */
    public static double[] of(double... values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int start = 0;
        while (start < order.length) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            double shared = (start + 1 + end) / 2.0;
            Arrays.stream(order, start, end).forEach(i -> ranks[i] = shared);
            start = end;
        }
        return ranks;
    }
}
