package io.embedsmith.retrieval.fusion;

/**
 * What one signal said of one result.
 *
 * @param rank in that signal's own ranking, counted from 1
 * @param score the signal's own
 * @param normalized as it went into the fusion
 * @param contribution to the result's score; the contributions of all signals add up to it
 */
public record SignalScore(int rank, double score, double normalized, double contribution) {}
