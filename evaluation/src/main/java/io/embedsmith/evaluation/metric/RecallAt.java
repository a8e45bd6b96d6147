package io.embedsmith.evaluation.metric;

/** Share of all relevant passages that are among the first {@code k}. */
public record RecallAt(int k) implements RankingMetric {

    public RecallAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return "R@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        return ranking.relevant() == 0 ? 0 : (double) ranking.relevantWithin(k) / ranking.relevant();
    }
}
