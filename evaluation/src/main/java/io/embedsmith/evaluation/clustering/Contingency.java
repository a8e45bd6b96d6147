package io.embedsmith.evaluation.clustering;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How many items each class shares with each cluster. */
final class Contingency {
    private final int[][] shared;
    private final int[] classSizes;
    private final int[] clusterSizes;
    private final int items;

    private Contingency(int[] classes, int[] clusters, int classCount, int clusterCount) {
        shared = new int[classCount][clusterCount];
        classSizes = new int[classCount];
        clusterSizes = new int[clusterCount];
        items = classes.length;
        for (int i = 0; i < items; i++) {
            shared[classes[i]][clusters[i]]++;
            classSizes[classes[i]]++;
            clusterSizes[clusters[i]]++;
        }
    }

    static Contingency of(int[] classes, int[] clusters) {
        if (classes.length != clusters.length || classes.length == 0) {
            throw new IllegalArgumentException("there are " + classes.length + " classes and " + clusters.length
                    + " clusters; one of each for at least 1 item is needed");
        }
        int[] dense = dense(classes);
        int[] denseClusters = dense(clusters);
        return new Contingency(
                dense,
                denseClusters,
                IntStream.of(dense).max().orElseThrow() + 1,
                IntStream.of(denseClusters).max().orElseThrow() + 1);
    }

    /** Numbers from 0 without gaps. */
    private static int[] dense(int... values) {
        Map<Integer, Integer> numbers = new HashMap<>();
        IntStream.of(values).distinct().sorted().forEach(value -> numbers.put(value, numbers.size()));
        return IntStream.of(values).map(numbers::get).toArray();
    }

    int items() {
        return items;
    }

    int[] classSizes() {
        return classSizes.clone();
    }

    int[] clusterSizes() {
        return clusterSizes.clone();
    }

    /** Entropy of the classes, in nats. */
    double classEntropy() {
        return entropy(classSizes);
    }

    /** Entropy of the clusters, in nats. */
    double clusterEntropy() {
        return entropy(clusterSizes);
    }

    /** What class and cluster tell of each other, in nats. */
    double mutualInformation() {
        double sum = 0;
        for (int i = 0; i < classSizes.length; i++) {
            for (int j = 0; j < clusterSizes.length; j++) {
                if (shared[i][j] > 0) {
                    double share = (double) shared[i][j] / items;
                    double outer = Math.log(items) * 2 - Math.log(classSizes[i]) - Math.log(clusterSizes[j]);
                    double term = share * (Math.log(shared[i][j]) - Math.log(items)) + share * outer;
                    sum += Math.abs(term) < Math.ulp(1.0) ? 0 : term;
                }
            }
        }
        return Math.max(0, sum);
    }

    private double entropy(int... sizes) {
        if (sizes.length == 1) {
            return 0;
        }
        double sum = 0;
        for (int size : sizes) {
            sum -= (double) size / items * (Math.log(size) - Math.log(items));
        }
        return sum;
    }
}
