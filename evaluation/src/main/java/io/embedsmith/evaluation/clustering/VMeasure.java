package io.embedsmith.evaluation.clustering;

/**
 * How well clusters agree with classes (Rosenberg and Hirschberg, EMNLP 2007).
 *
 * @param homogeneity 1 when no cluster holds items of two classes
 * @param completeness 1 when no class is spread over two clusters
 */
public record VMeasure(double homogeneity, double completeness) {

    /** Of the class and the cluster of each item; any numbers serve as names. */
    public static VMeasure of(int[] classes, int[] clusters) {
        Contingency contingency = Contingency.of(classes, clusters);
        double information = contingency.mutualInformation();
        return new VMeasure(
                share(information, contingency.classEntropy()), share(information, contingency.clusterEntropy()));
    }

    /** The harmonic mean of both. */
    public double value() {
        double sum = homogeneity + completeness;
        return sum == 0 ? 0 : 2 * homogeneity * completeness / sum;
    }

    private static double share(double information, double entropy) {
        return entropy == 0 ? 1 : information / entropy;
    }
}
