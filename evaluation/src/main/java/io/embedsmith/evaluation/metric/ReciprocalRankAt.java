package io.embedsmith.evaluation.metric;

/** One over the rank of the first relevant passage, 0 when none is among the first {@code k}; its mean is MRR@k. */
public record ReciprocalRankAt(int k) implements RankingMetric {

    public ReciprocalRankAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return "RR@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        for (int rank = 1; rank <= Math.min(k, ranking.size()); rank++) {
            if (ranking.isRelevant(rank)) {
                return 1.0 / rank;
            }
        }
        return 0;
    }
}
