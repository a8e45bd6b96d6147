package io.embedsmith.evaluation.metric;

/** A number in [0, 1] for one ranking, higher is better; 0 when no passage is relevant to the query. */
public interface RankingMetric {

    /** As printed, for example {@code nDCG@10}. */
    String name();

    /** Scores one query. */
    double score(GradedRanking ranking);
}
