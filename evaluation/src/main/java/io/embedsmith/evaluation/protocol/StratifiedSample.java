package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.random.NumpyGenerator;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of labelled texts in which each label keeps its share, drawn as {@code train_test_split(test_size=count,
 * stratify_by_column=label)} of the library {@code datasets} draws its test rows: with {@code default_rng(42)}, anew for each
 * split. The other rows are drawn as well, since the stream runs on behind them.
 */
final class StratifiedSample {
    private final List<int[]> places;
    private final NumpyGenerator random = new NumpyGenerator(Seed.VALUE);

    private StratifiedSample(List<int[]> places) {
        this.places = places;
    }

    /** Places of {@code count} of the texts; of all, in their order, where there are not more. */
    static int[] choose(List<Label> labels, int count) {
        if (count >= labels.size()) {
            return IntStream.range(0, labels.size()).toArray();
        }
        List<int[]> places = labels.stream()
                .distinct()
                .sorted(Comparator.comparing(Label::value)) // numbers too are ordered as text there
                .map(label -> IntStream.range(0, labels.size())
                        .filter(i -> labels.get(i).equals(label))
                        .toArray())
                .toList();
        requireEnough(places, labels.size(), count);
        return new StratifiedSample(places).choose(labels.size() - count, count);
    }

    private static void requireEnough(List<int[]> places, int texts, int count) {
        if (Math.min(count, texts - count) < places.size() || places.stream().anyMatch(ofLabel -> ofLabel.length < 2)) {
            throw new UnusableDataException("of " + texts + " texts with " + places.size() + " labels " + count
                    + " cannot be drawn so that each label keeps its share; every label needs at least 2 texts, and there must"
                    + " be as many texts as labels on either side");
        }
    }

    private int[] choose(int others, int count) {
        int[] sizes = places.stream().mapToInt(ofLabel -> ofLabel.length).toArray();
        int[] left = shares(sizes, others);
        int[] remaining = new int[sizes.length];
        Arrays.setAll(remaining, i -> sizes[i] - left[i]);
        int[] taken = shares(remaining, count);
        IntStream.Builder chosen = IntStream.builder();
        for (int label = 0; label < sizes.length; label++) {
            int[] order = random.permutation(sizes[label]);
            for (int i = left[label]; i < left[label] + taken[label]; i++) {
                chosen.add(places.get(label)[order[i]]);
            }
        }
        random.permutation(others);
        int[] rows = chosen.build().toArray();
        return Arrays.stream(random.permutation(rows.length)).map(i -> rows[i]).toArray();
    }

    /**
     * How many of each size make {@code total}, in proportion: rounded down, and what is missing added where most was cut off,
     * of equals by chance.
     */
    private int[] shares(int[] sizes, int total) {
        long sum = Arrays.stream(sizes).asLongStream().sum();
        int[] whole = new int[sizes.length];
        double[] rest = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            double share = (double) ((long) total * sizes[i]) / sum;
            whole[i] = (int) share;
            rest[i] = share - whole[i];
        }
        int missing = total - Arrays.stream(whole).sum();
        double[] descending = Arrays.stream(rest)
                .distinct()
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (int i = 0; missing > 0; i++) {
            double cut = descending[i];
            int[] equals =
                    IntStream.range(0, rest.length).filter(j -> rest[j] == cut).toArray();
            int added = Math.min(equals.length, missing);
            for (int each : random.choose(equals.length, added)) {
                whole[equals[each]]++;
            }
            missing -= added;
        }
        return whole;
    }
}
