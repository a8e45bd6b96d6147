package io.embedsmith.evaluation.significance;

/**
 * A number and how far it could be elsewhere, had other items of the same kind been drawn.
 *
 * @param value as measured
 * @param low lower end of the confidence interval
 * @param high its upper end
 */
public record Interval(double value, double low, double high) {}
