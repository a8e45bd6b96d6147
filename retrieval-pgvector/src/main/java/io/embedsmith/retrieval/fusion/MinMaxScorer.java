package io.embedsmith.retrieval.fusion;

import io.embedsmith.embedding.ranking.Ranking;

/**
 * Scales a signal's scores linearly so that its best candidate of the query gets 1 and its worst 0, then multiplies by
 * the coefficient. Where all candidates score alike (one candidate, for instance) each of them is the best: 1.
 */
final class MinMaxScorer implements SignalScorer {
    private final double best;
    private final double worst;
    private final double coefficient;

    MinMaxScorer(Ranking ranking, double coefficient) {
        this.best = ranking.size() == 0 ? 0 : ranking.passages().getFirst().score();
        this.worst = ranking.size() == 0 ? 0 : ranking.passages().getLast().score();
        this.coefficient = coefficient;
    }

    @Override
    public SignalScore score(int rank, double score) {
        double normalized = best > worst ? (score - worst) / (best - worst) : 1;
        return new SignalScore(rank, score, normalized, coefficient * normalized);
    }
}
