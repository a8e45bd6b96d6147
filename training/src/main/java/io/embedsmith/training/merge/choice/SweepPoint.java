package io.embedsmith.training.merge.choice;

/**
 * A mixture.
 *
 * @param coefficient of the tuned model
 * @param scores what it reached
 */
public record SweepPoint(double coefficient, SweepScores scores) {}
