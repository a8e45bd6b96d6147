package io.embedsmith.evaluation.clustering;

/**
 * Mutual information of classes and clusters, less what chance gives, over the most there could be (Vinh, Epps and Bailey,
 * JMLR 2010, with the arithmetic mean of the entropies). 1 when they are the same, about 0 when unrelated.
 */
public final class AdjustedMutualInformation {
    private AdjustedMutualInformation() {}

    /** Of the class and the cluster of each item; any numbers serve as names. */
    public static double of(int[] classes, int[] clusters) {
        Contingency contingency = Contingency.of(classes, clusters);
        int classCount = contingency.classSizes().length;
        int clusterCount = contingency.clusterSizes().length;
        if (classCount == 1 || clusterCount == 1) {
            return classCount == clusterCount ? 1 : 0;
        }
        double expected = expected(contingency);
        double most = (contingency.classEntropy() + contingency.clusterEntropy()) / 2;
        return awayFromZero(contingency.mutualInformation() - expected) / awayFromZero(most - expected);
    }

    /** 0 / 0 is a perfect match. */
    private static double awayFromZero(double value) {
        return value < 0 ? Math.min(value, -Math.ulp(1.0)) : Math.max(value, Math.ulp(1.0));
    }

    /**
     * Mutual information to be expected of two random partitions with these sizes: a sum over classes, clusters and all
     * numbers of items that they can share, weighted by the hypergeometric probability of that number.
     */
    private static double expected(Contingency contingency) {
        int[] a = contingency.classSizes();
        int[] b = contingency.clusterSizes();
        int n = contingency.items();
        double[] logs = new double[n + 1];
        double[] logFactorials = new double[n + 1];
        for (int i = 1; i <= n; i++) {
            logs[i] = Math.log(i);
            logFactorials[i] = logFactorials[i - 1] + logs[i];
        }
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                double ofSizes = logFactorials[i]
                        + logFactorials[j]
                        + logFactorials[n - i]
                        + logFactorials[n - j]
                        - logFactorials[n];
                for (int shared = Math.max(1, i - n + j); shared <= Math.min(i, j); shared++) {
                    double logProbability = ofSizes
                            - logFactorials[shared]
                            - logFactorials[i - shared]
                            - logFactorials[j - shared]
                            - logFactorials[n - i - j + shared];
                    double information = logs[n] + logs[shared] - logs[i] - logs[j];
                    sum += (double) shared / n * information * Math.exp(logProbability);
                }
            }
        }
        return sum;
    }
}
