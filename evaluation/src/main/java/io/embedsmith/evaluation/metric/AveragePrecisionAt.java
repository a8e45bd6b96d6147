package io.embedsmith.evaluation.metric;

/**
 * Precision at the rank of each relevant passage among the first {@code k}, summed and divided by the number of
 * <em>all</em> relevant passages, as trec_eval's {@code map_cut} does; its mean is MAP@k.
 */
public record AveragePrecisionAt(int k) implements RankingMetric {
    /** Over the whole ranking: AP, whose mean is MAP. */
    public static final AveragePrecisionAt WHOLE_RANKING = new AveragePrecisionAt(Integer.MAX_VALUE);

    public AveragePrecisionAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return k == Integer.MAX_VALUE ? "AP" : "AP@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        if (ranking.relevant() == 0) {
            return 0;
        }
        int found = 0;
        double sum = 0;
        for (int rank = 1; rank <= Math.min(k, ranking.size()); rank++) {
            if (ranking.isRelevant(rank)) {
                found++;
                sum += (double) found / rank;
            }
        }
        return sum / ranking.relevant();
    }
}
