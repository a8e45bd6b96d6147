package io.embedsmith.retrieval.fusion;

/** Turns a place in one signal's ranking into a contribution to the fused score. */
sealed interface SignalScorer permits MinMaxScorer, ReciprocalRankScorer {

    /**
     * @param rank counted from 1
     * @param score the signal's own
     */
    SignalScore score(int rank, double score);
}
