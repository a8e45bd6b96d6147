package io.embedsmith.evaluation.protocol;

/**
 * What differs between tasks of clustering.
 *
 * @param limit which texts are embedded
 * @param draws how many of them are drawn, with replacement, for each clustering
 * @param repetitions how many clusterings for each level of labels
 * @param batchSize of k-means
 * @param levels how many levels of labels are measured at most
 */
public record ClusteringSettings(TextLimit limit, int draws, int repetitions, int batchSize, int levels) {
    /** Of most tasks. */
    public static final ClusteringSettings DEFAULT = withLimit(new TextLimit.Share(0.04));

    public ClusteringSettings {
        if (draws < 1 || repetitions < 1 || batchSize < 1 || levels < 1) {
            throw new IllegalArgumentException("clustering has " + draws + " draws, " + repetitions
                    + " repetitions, batches of " + batchSize + ", " + levels + " levels; each must be at least 1");
        }
    }

    /** As most tasks, but for which texts are embedded. */
    public static ClusteringSettings withLimit(TextLimit limit) {
        return new ClusteringSettings(limit, 16_384, 10, 512, Integer.MAX_VALUE);
    }
}
