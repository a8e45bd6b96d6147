package io.embedsmith.evaluation.significance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A number for each item, and the items in the order of their numbers; equal numbers keep the order of the items. */
final class Column {
    private final double[] values;
    private final int[] ascending;

    private Column(double[] values, int[] ascending) {
        this.values = values;
        this.ascending = ascending;
    }

    static Column of(List<Double> values) {
        double[] copy = values.stream().mapToDouble(Double::doubleValue).toArray();
        int[] order = IntStream.range(0, copy.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> copy[i] + 0.0)) // -0.0 equals 0.0
                .mapToInt(Integer::intValue)
                .toArray();
        return new Column(copy, order);
    }

    /** Of average ranks: whole or half numbers from 1 to their count, sorted by counting in linear time. */
    static Column ofRanks(double... ranks) {
        int[] starts = new int[2 * ranks.length + 2];
        for (double rank : ranks) {
            starts[(int) (2 * rank) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] order = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            order[starts[(int) (2 * ranks[i])]++] = i;
        }
        return new Column(ranks, order);
    }

    /** Of numbers whose order does not matter. */
    static Column unordered(double... values) {
        return new Column(values, new int[0]);
    }

    int size() {
        return values.length;
    }

    double value(int item) {
        return values[item];
    }

    /** The item at a place of the ascending order. */
    int item(int place) {
        return ascending[place];
    }

    /** The first place behind those that have the same number as the one at {@code place}. */
    int endOfTies(int place) {
        double value = values[ascending[place]];
        int end = place + 1;
        while (end < ascending.length && values[ascending[end]] == value) {
            end++;
        }
        return end;
    }

    /**
     * Average rank of each item when item {@code i} is there {@code counts[i]} times: equal numbers share the mean of their
     * ranks, as in SciPy.
     */
    double[] ranks(int... counts) {
        double[] ranks = new double[values.length];
        long before = 0;
        for (int start = 0; start < ascending.length; ) {
            int end = endOfTies(start);
            long together = 0;
            for (int place = start; place < end; place++) {
                together += counts[ascending[place]];
            }
            double rank = before + (together + 1) / 2.0;
            for (int place = start; place < end; place++) {
                ranks[ascending[place]] = rank;
            }
            before += together;
            start = end;
        }
        return ranks;
    }

    /** Ranks with each item once. */
    double[] ranks() {
        int[] once = new int[values.length];
        Arrays.fill(once, 1);
        return ranks(once);
    }

    /** Mean 0 and variance 1; all 0 where every number is the same. */
    double[] standardised() {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
        return Arrays.stream(values).map(value -> (value - mean) * scale).toArray();
    }
}
