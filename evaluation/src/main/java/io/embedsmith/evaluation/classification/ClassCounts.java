package io.embedsmith.evaluation.classification;

import java.util.stream.IntStream;

/**
 * For each class how many items have it, were predicted to have it, and both. Only classes that were seen in either take
 * part, in ascending order.
 */
public final class ClassCounts {
    private final int[] support;
    private final int[] predicted;
    private final int[] correct;
    private final int items;

    private ClassCounts(int[] gold, int[] guess, int classes) {
        int[] supportOfAll = new int[classes];
        int[] predictedOfAll = new int[classes];
        int[] correctOfAll = new int[classes];
        for (int i = 0; i < gold.length; i++) {
            supportOfAll[gold[i]]++;
            predictedOfAll[guess[i]]++;
            if (gold[i] == guess[i]) {
                correctOfAll[gold[i]]++;
            }
        }
        int[] seen = IntStream.range(0, classes)
                .filter(c -> supportOfAll[c] + predictedOfAll[c] > 0)
                .toArray();
        this.support = IntStream.of(seen).map(c -> supportOfAll[c]).toArray();
        this.predicted = IntStream.of(seen).map(c -> predictedOfAll[c]).toArray();
        this.correct = IntStream.of(seen).map(c -> correctOfAll[c]).toArray();
        this.items = gold.length;
    }

    /** Counts; both series hold classes from 0 up to {@code classes}, not included. */
    public static ClassCounts of(int[] gold, int[] predicted, int classes) {
        if (gold.length != predicted.length || gold.length == 0) {
            throw new IllegalArgumentException("there are " + gold.length + " classes and " + predicted.length
                    + " predictions; one of each for at least 1 item is needed");
        }
        return new ClassCounts(gold, predicted, classes);
    }

    /** Number of classes seen. */
    public int classes() {
        return support.length;
    }

    /** Number of items. */
    public int items() {
        return items;
    }

    /** Items of the i-th class seen. */
    public int support(int i) {
        return support[i];
    }

    /** Items rightly predicted to be of the i-th class seen. */
    public int correct(int i) {
        return correct[i];
    }

    /** Share of the items predicted to be of the class that are; 0 when there are none. */
    public double precision(int i) {
        return predicted[i] == 0 ? 0 : (double) correct[i] / predicted[i];
    }

    /** Share of the items of the class that were found; 0 when there are none. */
    public double recall(int i) {
        return support[i] == 0 ? 0 : (double) correct[i] / support[i];
    }

    /** Harmonic mean of precision and recall: 2·correct / (support + predicted). */
    public double f1(int i) {
        return 2.0 * correct[i] / (support[i] + predicted[i]);
    }
}
