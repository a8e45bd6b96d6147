package io.embedsmith.retrieval.fusion;

/** {@code coefficient / (rankConstant + rank)}; looks at the rank alone. */
record ReciprocalRankScorer(int rankConstant, double coefficient) implements SignalScorer {

    @Override
    public SignalScore score(int rank, double score) {
        double normalized = 1.0 / (rankConstant + rank);
        return new SignalScore(rank, score, normalized, coefficient * normalized);
    }
}
