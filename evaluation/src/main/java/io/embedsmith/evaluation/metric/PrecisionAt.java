package io.embedsmith.evaluation.metric;

/** Share of relevant passages among the first {@code k} ranks; a rank that is not filled counts as not relevant. */
public record PrecisionAt(int k) implements RankingMetric {

    public PrecisionAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return "P@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        return (double) ranking.relevantWithin(k) / k;
    }
}
