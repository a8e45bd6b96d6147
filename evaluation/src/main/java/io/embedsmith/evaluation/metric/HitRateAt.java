package io.embedsmith.evaluation.metric;

/** 1 when a relevant passage is among the first {@code k}, 0 otherwise; trec_eval calls it success. */
public record HitRateAt(int k) implements RankingMetric {

    public HitRateAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return "Hit@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        return ranking.relevantWithin(k) > 0 ? 1 : 0;
    }
}
