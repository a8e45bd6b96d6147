package io.embedsmith.evaluation.metric;

/**
 * Normalised discounted cumulative gain over the first {@code k} ranks: the sum of gain / log2(rank + 1), divided by
 * that of the best ranking that could be (Järvelin and Kekäläinen, TOIS 2002). The gain is the grade itself, as in
 * trec_eval's {@code ndcg_cut} and so in pytrec_eval and MTEB; not 2^grade - 1.
 */
public record NdcgAt(int k) implements RankingMetric {

    public NdcgAt {
        Cutoff.require(k);
    }

    @Override
    public String name() {
        return "nDCG@" + k;
    }

    @Override
    public double score(GradedRanking ranking) {
        if (ranking.relevant() == 0) {
            return 0;
        }
        double gain = 0;
        for (int rank = 1; rank <= Math.min(k, ranking.size()); rank++) {
            if (ranking.isRelevant(rank)) {
                gain += ranking.grade(rank) / log2(rank + 1);
            }
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, ranking.relevant()); rank++) {
            ideal += ranking.idealGrade(rank) / log2(rank + 1);
        }
        return gain / ideal;
    }

    private static double log2(int x) {
        return Math.log(x) / Math.log(2);
    }
}
